import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A device's request") struct DeviceRequestTests {
    private static let network = "203.0.113.7"

    /// A house whose application may be signed in to by a device, and a guest who is in.
    private func withGuest(_ body: (House, Session) async throws -> Void) async throws {
        try await withHouse { house in
            try await house.allowDevices()
            let (_, credential, _) = try await house.redeem("ana@fabrikam.example")
            try await body(house, try #require(try await house.db.sessions.session(credential)))
        }
    }

    private func look(_ house: House, _ session: Session, _ request: House.Waiting) async throws -> TypedCodeOutcome {
        try await house.db.devices.find(request.userCode, deciding: nil, by: session, from: Self.network)
    }

    private func decide(
        _ isAllowed: Bool, _ house: House, _ session: Session, _ request: House.Waiting
    ) async throws -> TypedCodeOutcome {
        try await house.db.devices.find(request.userCode, deciding: isAllowed, by: session, from: Self.network)
    }

    @Test("waits until its guest allows it, is then granted once, and says who allowed it")
    func granted() async throws {
        try await withGuest { house, session in
            let request = try await house.ask(scope: ["openid", "offline_access"])
            #expect(try await house.poll(request) == .pending)
            let found = try await look(house, session, request)
            guard case .found(let asked) = found else { throw Unexpected(what: "\(found)") }
            #expect(asked.id.rawValue == request.device.row && asked.applicationName == "Portal" && asked.network == "198.51.100.9")
            #expect(try await decide(true, house, session, request) == found)
            let outcome = try await house.poll(request)
            guard case .granted(let grant) = outcome else { throw Unexpected(what: "\(outcome)") }
            #expect(grant.id.rawValue == request.device.row && grant.session == session)
            #expect(grant.scope == ["openid", "offline_access"])
            #expect(try await house.db.grants.grant(grant.id, of: house.id) == grant)
            #expect(try await house.db.grants.grant(behind: request.refresh) == grant)
            // What is asked a second time ends nothing: a device asks again whose answer was lost.
            #expect(try await house.poll(request) == .over)
            #expect(try await house.db.grants.grant(grant.id, of: house.id) == grant)
            #expect(try await decide(false, house, session, request) == .wrong)
            #expect(
                try await house.events().suffix(3) == ["deviceAllowed", "applicationEntered", "deviceCodeRefused"])
        }
    }

    @Test("begins no refresh token that it did not ask for")
    func withoutRefresh() async throws {
        try await withGuest { house, session in
            let request = try await house.ask(scope: ["openid"])
            _ = try await decide(true, house, session, request)
            guard case .granted = try await house.poll(request) else { throw Unexpected(what: "not granted") }
            #expect(try await house.db.count("refresh_tokens") == 0)
        }
    }

    @Test("is granted to one of many who ask at one time, and its grant stays")
    func pollingRace() async throws {
        try await withGuest { house, session in
            for _ in 0..<3 {
                let request = try await house.ask()
                _ = try await decide(true, house, session, request)
                let outcomes = try await house.holdingRequests {
                    try await withThrowingTaskGroup(of: DevicePollOutcome<Grant>.self) { group in
                        for _ in 1...12 { group.addTask { try await house.poll(request) } }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                }
                #expect(outcomes.filter { if case .granted = $0 { true } else { false } }.count == 1)
                #expect(outcomes.filter { $0 == .over }.count == 11)
                #expect(try await house.db.grants.grant(Grant.ID(rawValue: request.device.row), of: house.id) != nil)
            }
            #expect(try await house.db.count("audit_events", where: "activity = 'applicationEntered'") == 3)
        }
    }

    @Test("is decided by one of many guests who decide at one time")
    func decidingRace() async throws {
        try await withGuest { house, ana in
            let (_, credential, _) = try await house.redeem("bo@fabrikam.example")
            let bo = try #require(try await house.db.sessions.session(credential))
            for bosWish in [true, false, false] {
                let request = try await house.ask()
                // From two networks, so that neither waits for the other's count.
                let outcomes = try await house.holdingRequests {
                    try await withThrowingTaskGroup(of: (TypedCodeOutcome, Session, Bool).self) { group in
                        for (session, isAllowed, network) in [(ana, true, "192.0.2.1"), (bo, bosWish, "192.0.2.2")] {
                            group.addTask {
                                let outcome = try await house.db.devices.find(
                                    request.userCode, deciding: isAllowed, by: session, from: network)
                                return (outcome, session, isAllowed)
                            }
                        }
                        return try await group.reduce(into: []) { $0.append($1) }
                    }
                }
                let won = outcomes.filter { if case .found = $0.0 { true } else { false } }
                #expect(won.count == 1 && outcomes.filter { $0.0 == .wrong }.count == 1)
                switch try await house.poll(request) {
                case .granted(let grant): #expect(won.first?.2 == true && won.first?.1 == grant.session)
                case .denied: #expect(won.first?.2 == false)
                case let other: Issue.record("\(other)")
                }
            }
        }
    }

    @Test("must be asked about in its interval, which grows each time that it is not")
    func slowDown() async throws {
        try await withGuest { house, session in
            let request = try await house.ask()
            func past(_ seconds: Int) async throws {
                try await house.db.run("update device_requests set polled_at = polled_at - make_interval(secs => \(seconds))")
            }
            func interval() async throws -> Int32 {
                try await house.db.run("select seconds_between from device_requests").onlyRow.decode("seconds_between")
            }
            #expect(try await house.poll(request) == .pending)
            try await past(6)
            #expect(try await house.poll(request) == .pending)
            #expect(try await interval() == 5)
            #expect(try await house.poll(request) == .tooFast)
            #expect(try await interval() == 10)
            try await past(6)
            #expect(try await house.poll(request) == .tooFast)
            #expect(try await interval() == 15)
            try await past(16)
            #expect(try await house.poll(request) == .pending)
            // There is nothing more to wait for.
            _ = try await decide(true, house, session, request)
            guard case .granted = try await house.poll(request) else { throw Unexpected(what: "not granted") }
        }
    }

    @Test("that was refused, or has expired, stays so")
    func ends() async throws {
        try await withGuest { house, session in
            let refused = try await house.ask()
            _ = try await decide(false, house, session, refused)
            #expect(try await house.poll(refused) == .denied)
            #expect(try await house.poll(refused) == .denied)
            #expect(try await decide(true, house, session, refused) == .wrong)
            #expect(try await house.poll(refused) == .denied)

            let (late, allowed) = (try await house.ask(), try await house.ask())
            _ = try await decide(true, house, session, allowed)
            try await house.db.run("update device_requests set expires_at = now()")
            #expect(try await house.poll(late) == .expired)
            #expect(try await house.poll(allowed) == .expired)
            #expect(try await decide(true, house, session, late) == .wrong)
            #expect(try await house.db.count("grants") == 0)
            #expect(try await house.db.count("audit_events", where: "activity in ('deviceAllowed', 'deviceRefused')") == 2)
        }
    }

    @Test("is nobody else's: another application, secret or tenant learns nothing and changes nothing")
    func others() async throws {
        try await withGuest { house, session in
            let request = try await house.ask()
            let other = try await House.open(on: house.db)
            try await other.allowDevices()
            let stranger = Credential(
                .deviceCode, tenant: house.id, row: DeviceRequest.ID(rawValue: request.device.row), in: house.db.surroundings)
            let elsewhere = Credential(
                .deviceCode, tenant: other.id, row: DeviceRequest.ID(rawValue: request.device.row), in: house.db.surroundings)
            func nobody() async throws {
                #expect(try await house.poll(request, as: MigratedDatabase.newID()) == .over)
                #expect(try await house.poll(House.Waiting(request, device: stranger)) == .over)
                #expect(try await other.poll(House.Waiting(request, device: elsewhere)) == .over)
            }
            try await nobody()
            #expect(try await house.db.count("device_requests", where: "polled_at is not null") == 0)
            let (_, credential, _) = try await other.redeem("ana@fabrikam.example")
            let abroad = try #require(try await house.db.sessions.session(credential))
            #expect(try await decide(true, house, abroad, request) == .wrong)
            _ = try await decide(true, house, session, request)
            try await nobody()
            guard case .granted = try await house.poll(request) else { throw Unexpected(what: "not granted") }
        }
    }

    @Test("ends with the session that allowed it, its guest and its application, before it is granted and after")
    func liveness() async throws {
        try await withHouse { house in
            for end in ["session", "guest", "application", "time"] {
                try await house.allowDevices()
                let (invited, credential, _) = try await house.redeem("\(end)@fabrikam.example")
                let session = try #require(try await house.db.sessions.session(credential))
                let (early, late, waiting) = (try await house.ask(), try await house.ask(), try await house.ask())
                for request in [early, late] { _ = try await decide(true, house, session, request) }
                guard case .granted(let grant) = try await house.poll(early) else { throw Unexpected(what: end) }
                #expect(grant.session.expiresAt == session.expiresAt)
                switch end {
                case "session": try await house.db.sessions.end(credential)
                case "guest": _ = try await house.db.guests.delete(invited.invitation.guest, of: house.id, by: .system)
                case "time": try await house.db.run("update sessions set expires_at = now() - interval '1 second'")
                default: try await house.disable(true)
                }
                #expect(try await house.poll(late) == .over, "\(end)")
                #expect(try await house.db.grants.grant(grant.id, of: house.id) == nil, "\(end)")
                #expect(try await decide(true, house, session, waiting) == .wrong, "\(end)")
                try await house.disable(false)
            }
            #expect(try await house.db.count("grants") == 4)
        }
    }

    @Test("of an application that is not allowed it any more cannot be found")
    func notAllowed() async throws {
        try await withGuest { house, session in
            let request = try await house.ask()
            try await house.allowDevices(false)
            #expect(try await look(house, session, request) == .wrong)
            #expect(try await decide(true, house, session, request) == .wrong)
        }
    }

    @Test("is guessed at ten times an hour by a guest; then nothing is compared, the right code neither, until the hour is over")
    func guessing() async throws {
        try await withGuest { house, session in
            let request = try await house.ask()
            for _ in 0..<3 { #expect(try await look(house, session, request) != .wrong) }
            let outcomes = try await withThrowingTaskGroup(of: TypedCodeOutcome.self) { group in
                for guess in 0..<40 {
                    group.addTask {
                        try await house.db.devices.find([UInt8(guess)], deciding: true, by: session, from: Self.network)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == .wrong }.count == 10)
            #expect(outcomes.filter { if case .locked = $0 { true } else { false } }.count == 30)
            let right = try await decide(true, house, session, request)
            guard case .locked(let until) = right else { throw Unexpected(what: "\(right)") }
            #expect((3500...3600).contains(until.timeIntervalSinceNow))
            #expect(try await house.poll(request) == .pending)
            #expect(try await house.db.count("audit_events", where: "activity = 'deviceCodeRefused'") == 10)
            // From another network too, and nobody else there pays for it.
            let elsewhere = try await house.db.devices.find(request.userCode, deciding: nil, by: session, from: "192.0.2.1")
            #expect(elsewhere == right)
            let (_, credential, _) = try await house.redeem("bo@fabrikam.example")
            let bo = try #require(try await house.db.sessions.session(credential))
            #expect(try await look(house, bo, request) != .wrong)
            try await house.db.run("update device_guesses set hour_began_at = hour_began_at - interval '61 minutes'")
            guard case .found = try await decide(true, house, session, request) else { throw Unexpected(what: "still locked") }
        }
    }

    @Test("is guessed at fifty times an hour from one network, by however many guests")
    func guessingTogether() async throws {
        try await withGuest { house, ana in
            let request = try await house.ask()
            var session = ana
            for number in 0..<5 {
                for _ in 0..<10 {
                    let outcome = try await house.db.devices.find([0], deciding: nil, by: session, from: Self.network)
                    #expect(outcome == .wrong)
                }
                let (_, credential, _) = try await house.redeem("guest\(number)@fabrikam.example")
                session = try #require(try await house.db.sessions.session(credential))
            }
            guard case .locked = try await look(house, session, request) else { throw Unexpected(what: "not locked") }
            let elsewhere = try await house.db.devices.find(request.userCode, deciding: nil, by: session, from: "192.0.2.1")
            guard case .found = elsewhere else { throw Unexpected(what: "\(elsewhere)") }
        }
    }

    @Test("waits beside thirty others of its application and network at the most, and what is decided makes room")
    func crowd() async throws {
        try await withGuest { house, session in
            var requests: [House.Waiting] = []
            for _ in 0..<DeviceRequest.mostPending { requests.append(try await house.ask()) }
            let refused = try await house.tryToAsk().outcome
            guard case .tooMany(let until) = refused else { throw Unexpected(what: "\(refused)") }
            #expect((500...600).contains(until.timeIntervalSinceNow))
            #expect(try await house.tryToAsk(from: "192.0.2.1").outcome == .begun)
            _ = try await decide(false, house, session, try #require(requests.first))
            #expect(try await house.tryToAsk().outcome == .begun)
            guard case .tooMany = try await house.tryToAsk().outcome else { throw Unexpected(what: "no limit") }
        }
    }

    @Test("shares its code to type with no other of its tenant")
    func codes() async throws {
        try await withGuest { house, _ in
            let request = try await house.ask()
            #expect(try await house.tryToAsk(userCode: request.userCode).outcome == .codeTaken)
            let other = try await House.open(on: house.db)
            #expect(try await other.tryToAsk(userCode: request.userCode).outcome == .begun)
            #expect(try await house.db.count("device_requests") == 2)
        }
    }

    @Test("is swept away with the guesses at it when their time is over")
    func swept() async throws {
        try await withGuest { house, session in
            let request = try await house.ask()
            _ = try await house.db.devices.find([1], deciding: nil, by: session, from: Self.network)
            _ = try await house.db.outbox.sweep(thoroughly: true)
            #expect(try await house.poll(request) == .pending)
            try await house.db.run("update device_requests set expires_at = now() - interval '2 hours'")
            try await house.db.run("update device_guesses set hour_began_at = now() - interval '2 days'")
            _ = try await house.db.outbox.sweep(thoroughly: true)
            #expect(try await house.db.count("device_requests") == 0)
            #expect(try await house.db.count("device_guesses") == 0)
        }
    }
}
