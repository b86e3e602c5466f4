import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("A limit") struct LimitTests {
    @Test("that is reached is listed with its guest and its end, and one that is not only where somebody asks for it")
    func listed() async throws {
        try await withHouse { house in
            let invited = try await house.invite(sendsLetter: true)
            let attempting = try await house.begin(invited)
            _ = try await house.check(attempting, NewCode.wrong)
            #expect(try await house.counts().isEmpty)
            let address = attempting.address
            let all = try await house.counts(about: .mailbox(address, guest: invited.invitation.guest))
            #expect(
                Set(all.map(\.kind)) == [
                    .passcodesPerHour, .passcodesPerDay, .wrongPasscodesPerHour, .wrongPasscodesInARow, .invitationLettersPerDay,
                ])
            #expect(
                all.allSatisfy {
                    $0.subject == address.mailbox && $0.guest == invited.invitation.guest && $0.used == 1 && !$0.isReached
                })

            try await house.db.run("update passcode_counts set wrong_in_hour = 10")
            let reached = try await house.counts()
            #expect(reached.map(\.kind) == [.wrongPasscodesPerHour])
            #expect(reached.first?.used == 10 && reached.first?.most == 10 && reached.first?.browsers == .unknown)
            #expect(abs(try #require(reached.first?.until).timeIntervalSinceNow - 3600) < 60)
        }
    }

    @Test("of codes, guesses and letters begins anew for one address, with one event, and for no other")
    func address() async throws {
        try await withHouse { house in
            let ana = try await house.invite("ana@fabrikam.example", sendsLetter: true)
            let bo = try await house.invite("bo@fabrikam.example", sendsLetter: true)
            for invited in [ana, bo] { _ = try await house.begin(invited) }
            try await house.db.run(
                "update passcode_counts set sent_in_hour = 10, wrong_in_a_row = 100, locked_until = now() + interval '1 day'")
            try await house.db.run("update invitation_counts set letters = 5")
            #expect(Set(try await house.counts().compactMap(\.subject)) == ["ana@fabrikam.example", "bo@fabrikam.example"])

            let subject = LimitSubject.mailbox(ana.invitation.address, guest: ana.invitation.guest)
            #expect(try await house.db.limits.reset(subject, of: house.id, by: .system) == 2)
            #expect(try await house.db.limits.reset(subject, of: house.id, by: .system) == 0)
            #expect(Set(try await house.counts().compactMap(\.subject)) == ["bo@fabrikam.example"])
            #expect(try await house.events().filter { $0 == "limitsReset" }.count == 1)
            guard case .begun = try await house.begin(ana).outcome else { throw Unexpected(what: "still limited") }
        }
    }

    @Test("of a network begins anew in all its slots and for devices, and strangers' letters by themselves")
    func network() async throws {
        try await withHouse { house in
            let network = try #require(NetworkAddress("2001:db8:1:2::7"))
            try await house.db.run(
                """
                insert into network_counts (tenant_id, network, slot, sends)
                select \(house.id), name, slot, 30 from unnest(array[\(network.network)::text, 'everybody who asks for access']) name, generate_series(0, 3) slot
                """)
            try await house.db.run(
                "insert into device_guesses (tenant_id, guesser, wrong) values (\(house.id), \(DeviceRequest.guesser(network.network)), 50)"
            )
            #expect(
                Set(try await house.counts().map(\.kind))
                    == [.passcodesPerNetworkHour, .lettersToStrangersPerHour, .wrongDeviceCodesPerNetworkHour])
            #expect(try await house.counts(about: .network(network)).map(\.used).sorted() == [50, 120])
            #expect(try await house.db.limits.reset(.network(network), of: house.id, by: .system) == 5)
            #expect(try await house.counts().map(\.kind) == [.lettersToStrangersPerHour])
            #expect(try await house.db.limits.reset(.strangers, of: house.id, by: .system) == 4)
            #expect(try await house.counts().isEmpty)
        }
    }

    @Test("of one tenant is neither seen nor reset by another")
    func tenants() async throws {
        try await withHouse { house in
            let invited = try await house.invite()
            _ = try await house.begin(invited)
            try await house.db.run("update passcode_counts set sent_in_hour = 10")
            let other = try await House.open(on: house.db, try .sample(name: "Fabrikam")).tenant
            #expect(try await house.db.limits.counts(of: other, about: nil, under: Limits(), most: 10).isEmpty)
            #expect(
                try await house.db.limits.reset(.mailbox(invited.invitation.address, guest: nil), of: other.id, by: .system) == 0)
            #expect(try await house.counts().count == 1)
        }
    }

    @Test("on requests is added up by replicas that write at one time")
    func requests() async throws {
        try await withHouse { house in
            let store = PostgresRequestCountStore(house.db.database)
            let minute = Date(timeIntervalSince1970: (Date.now.timeIntervalSince1970 / 60).rounded(.down) * 60)
            let clients = (1...5).map { _ in RequestTally.Client(tenant: house.id, application: house.db.surroundings.newID()) }
            let totals = try await withThrowingTaskGroup(of: [RequestTally.Entry].self) { group in
                for _ in 1...10 {
                    group.addTask {
                        try await store.add(clients.shuffled().map { .init(client: $0, minute: minute, requests: 700) })
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            for client in clients {
                #expect(totals.filter { $0.client == client }.map(\.requests).sorted() == (1...10).map { $0 * 700 })
                #expect(try await house.counts(about: .application(client.application)).map(\.used) == [7000])
            }
            #expect(try await house.counts().map(\.kind) == Array(repeating: .requestsPerMinute, count: 5))
        }
    }
}

extension House {
    fileprivate func counts(about subject: LimitSubject? = nil) async throws -> [LimitCount] {
        try await db.limits.counts(of: tenant, about: subject, under: Limits(), most: 100)
    }
}
