import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("The outbox") struct OutboxStoreTests {
    @Test("gives each letter to one of two workers, and never twice")
    func claims() async throws {
        try await withHouse(connections: 8) { house in
            for number in 0..<60 { _ = try await house.invite("a\(number)@fabrikam.example", sendsLetter: true) }
            let outbox = house.db.outbox
            let claimed = try await withThrowingTaskGroup(of: [StoredLetter.ID].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        var mine: [StoredLetter.ID] = []
                        while true {
                            let some = try await outbox.claim(limit: 3, lease: 60)
                            if some.isEmpty { return mine }
                            mine += some.map(\.stored.id)
                        }
                    }
                }
                return try await group.reduce(into: [StoredLetter.ID]()) { $0 += $1 }
            }
            #expect(claimed.count == 60)
            #expect(Set(claimed).count == 60)
        }
    }

    @Test("lends a letter on when its worker has died, and does not hear the dead one's plans any more")
    func lease() async throws {
        try await withHouse { house in
            _ = try await house.invite(sendsLetter: true)
            let outbox = house.db.outbox
            let first = try #require(try await outbox.claim(limit: 8, lease: 60).first)
            #expect(try await outbox.claim(limit: 8, lease: 60).isEmpty)
            try await house.db.run("update letters set next_try_at = now()")
            let second = try #require(try await outbox.claim(limit: 8, lease: 60).first)
            #expect(second.stored.tries == 2)
            try await outbox.finish(first, .park(reply: "late"))
            try await outbox.finish(first, .drop(reply: "late"))
            try await outbox.finish(first, .tryAgain(after: 0, reply: "late"))
            try await outbox.postpone(first, seconds: 0, reason: "late")
            #expect(try await outbox.claim(limit: 8, lease: 60).isEmpty)
            try await outbox.finish(second, .sent(reply: "250 ok"))
            let letter = try #require(try await outbox.letter(second.stored.id, of: house.id))
            #expect(letter.state == .sent)
            #expect(letter.lastReply == "250 ok")
            #expect(letter.messageID == second.stored.messageID)
            #expect(try await house.db.count("letters", where: "sealed_body is null") == 1)
        }
    }

    @Test("believes a worker that lost its lease when it says sent: nobody gets the letter twice for it")
    func sentLate() async throws {
        try await withHouse { house in
            _ = try await house.invite(sendsLetter: true)
            let outbox = house.db.outbox
            let first = try #require(try await outbox.claim(limit: 8, lease: 0).first)
            let second = try #require(try await outbox.claim(limit: 8, lease: 60).first)
            try await outbox.finish(first, .sent(reply: "250 ok"))
            try await outbox.finish(second, .tryAgain(after: 0, reply: "451"))
            #expect(try await outbox.letter(first.stored.id, of: house.id)?.state == .sent)
        }
    }

    @Test("drops a letter past its life as it is met, with its body")
    func life() async throws {
        try await withHouse { house in
            _ = try await house.begin(try await house.invite())
            try await house.db.run("update letters set drop_after = now()")
            #expect(try await house.db.outbox.claim(limit: 8, lease: 60).isEmpty)
            #expect(try await house.db.count("letters", where: "state = 'dropped' and sealed_body is null and tries = 0") == 1)
        }
    }

    @Test("drops thousands that are past their life at once, to come to the living one behind them")
    func manyDead() async throws {
        try await withHouse { house in
            _ = try await house.invite(sendsLetter: true)
            func add(_ number: Int32, _ recipient: String, due: String, dropAfter: String) async throws {
                try await house.db.run(
                    """
                    insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body, next_try_at, drop_after)
                    select tenant_id, gen_random_uuid(), kind, \(recipient), language, sealed_body,
                           now() + \(due)::text::interval, now() + \(dropAfter)::text::interval
                      from (select * from letters limit 1) one, generate_series(1, \(number))
                    """)
            }
            try await add(3000, "dead@fabrikam.example", due: "-1 hour", dropAfter: "-1 minute")
            // In the hands of another worker, which may be handing it over right now.
            try await add(1, "leased@fabrikam.example", due: "1 minute", dropAfter: "-1 minute")
            let worker = house.db.database.worker
            let before = worker.statistics.roundTripsTotal
            let claimed = try await house.db.outbox.claim(
                among: .everybody(sparing: []), limit: 2, lease: 60, urgent: false)
            #expect(claimed.map(\.stored.recipient.text) == ["ana@fabrikam.example"])
            // Twice from somewhere and from the first tenant on, once to the dead and once to the living; between, the others are dropped.
            #expect(worker.statistics.roundTripsTotal - before <= 5)
            #expect(
                try await house.db.count("letters", where: "state = 'dropped' and sealed_body is null and tries = 0") == 3000)
            #expect(try await house.db.count("letters", where: "recipient like 'leased%' and state = 'queued'") == 1)
        }
    }

    @Test("reads the letters that it claims, and not the many that wait behind them or were sent")
    func readsFew() async throws {
        try await withHouse { house in
            for (state, number) in [("queued", Int32(5000)), ("sent", 20_000)] {
                try await house.db.run(
                    """
                    insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body, state)
                    select \(house.id), gen_random_uuid(), 'invitation', 'ana@fabrikam.example', 'en', '\\x01', \(state)
                      from generate_series(1, \(number))
                    """)
            }
            try await house.db.run("analyze letters")
            try await house.db.run("select pg_stat_reset()")
            // Oftener than five times, after which PostgreSQL may plan without knowing the values.
            for _ in 0..<12 { #expect(try await house.db.outbox.claim(limit: 1, lease: 60).count == 1) }
            try await house.db.letGo()
            let read = try await house.db.run(
                "select seq_tup_read + idx_tup_fetch as letters from pg_stat_user_tables where relname = 'letters'"
            ).onlyRow.decode("letters", as: Int.self)
            #expect((12...500).contains(read))
        }
    }

    @Test("tells how much waits in each lane, and for how long")
    func standing() async throws {
        try await withHouse { house in
            let outbox = house.db.outbox
            #expect(try await outbox.standing() == [OutboxStanding(isUrgent: true), OutboxStanding(isUrgent: false)])
            _ = try await house.begin(try await house.invite(sendsLetter: true))
            try await house.db.run(
                """
                update letters set created_at = now() - interval '1 hour', next_try_at = case kind when 'passcode'
                    then now() - interval '10 minutes' else now() + interval '10 minutes' end
                """)
            let lanes = try await outbox.standing()
            #expect(lanes.map(\.waiting) == [1, 1])
            #expect(lanes.map(\.due) == [1, 0])
            #expect(lanes.map { Int($0.oldestSeconds) / 10 } == [360, 360])
            #expect(lanes.map { Int($0.behindSeconds) / 10 } == [60, 0])
            try await house.db.run("update letters set state = 'sent'")
            #expect(try await outbox.standing().map(\.waiting) == [0, 0])
        }
    }

    @Test("plans the next try, parks, and takes a parked letter back from an operator once")
    func retry() async throws {
        try await withHouse { house in
            _ = try await house.invite(sendsLetter: true)
            let outbox = house.db.outbox
            let first = try #require(try await outbox.claim(limit: 8, lease: 60).first)
            try await outbox.finish(first, .tryAgain(after: 0, reply: "451 later"))
            let second = try #require(try await outbox.claim(limit: 8, lease: 60).first)
            try await outbox.postpone(second, seconds: 0, reason: "quota")
            let third = try #require(try await outbox.claim(limit: 8, lease: 60).first)
            #expect(third.stored.tries == 2)
            #expect(third.stored.lastReply == "quota")
            try await outbox.finish(third, .park(reply: "550 no"))
            #expect(try await outbox.claim(limit: 8, lease: 60).isEmpty)
            #expect(try await outbox.list(of: house.id, state: .failed, after: nil, limit: 10).count == 1)
            #expect(try await outbox.retry(third.stored.id, of: house.id, by: .system))
            #expect(try await outbox.retry(third.stored.id, of: house.id, by: .system) == false)
            #expect(try await outbox.claim(limit: 8, lease: 60).map(\.stored.tries) == [1])
            #expect(try await house.events().filter { $0 == "letterRetried" }.count == 1)
        }
    }

    @Test("never admits more letters a day than a mailbox and a tenant may have, at whatever moment")
    func limits() async throws {
        try await withHouse(connections: 10) { house in
            let outbox = house.db.outbox
            let ana = try EmailAddress("ana@fabrikam.example")
            let admitted = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<80 {
                    group.addTask {
                        let recipient = number < 40 ? ana : try EmailAddress("b\(number)@fabrikam.example")
                        return try await outbox.admitsToday(recipient, of: house.id, perMailbox: 10, perTenant: 30)
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(admitted <= 30)
            #expect(try await house.db.count("tenant_days", where: "letters <= 30") == 1)
            #expect(try await house.db.count("mailbox_days", where: "letters > 10") == 0)
            #expect(
                try await outbox.admitsToday(try EmailAddress("c@d.example"), of: house.id, perMailbox: 10, perTenant: 0) == false)
        }
    }

    @Test("does not spend the tenant's day on letters that a full mailbox keeps waiting")
    func fullMailbox() async throws {
        try await withHouse { house in
            let outbox = house.db.outbox
            let ana = try EmailAddress("ana@fabrikam.example")
            for number in 0..<20 {
                #expect(
                    try await outbox.admitsToday(ana, of: house.id, perMailbox: 2, perTenant: 100) == (number < 2))
            }
            #expect(try await house.db.count("tenant_days", where: "letters = 2") == 1)
            try await house.db.run("update mailbox_days set day = day - 1")
            #expect(try await outbox.admitsToday(ana, of: house.id, perMailbox: 2, perTenant: 100))
        }
    }

    @Test("sweeps what has had its time, and nothing else")
    func sweep() async throws {
        try await withHouse { house in
            let (invited, session, _) = try await house.redeem()
            let (new, _) = house.newInvitation(try .sample(), key: "k1")
            _ = try await house.db.invitations.create(new, in: try await house.settings())
            #expect(try await house.db.outbox.sweep(thoroughly: true) == 0)
            #expect(try await house.db.sessions.session(session) != nil)
            for table in ["idempotency_keys", "attempts", "sessions"] {
                try await house.db.run("update \(unescaped: table) set expires_at = now() - interval '8 days'")
            }
            try await house.db.run("update network_counts set hour_began_at = now() - interval '2 days'")
            try await house.db.run("update passcode_counts set changed_at = now() - interval '3 days', wrong_in_a_row = 7")
            #expect(try await house.db.outbox.sweep(thoroughly: false) == 3)
            #expect(try await house.db.outbox.sweep(thoroughly: true) == 1)
            #expect(try await house.db.count("passcode_counts", where: "wrong_in_a_row = 7") == 1)
            #expect(try await house.db.guests.guest(invited.invitation.guest, of: house.id) != nil)
        }
    }
}

@Suite("A letter's end") struct LetterEventTests {
    @Test("is an event of the guest whose invitation it carries: that it was sent, or that it was not; a try that fails is none")
    func events() async throws {
        try await withHouse { house in
            for name in ["ana", "bo"] { _ = try await house.invite("\(name)@fabrikam.example", sendsLetter: true) }
            let outbox = house.db.outbox
            let letters = try await outbox.claim(limit: 8, lease: 60)
            try #require(letters.count == 2)
            try await outbox.finish(letters[0], .tryAgain(after: 60, reply: "451 later"))
            #expect(try await house.db.count("audit_events", where: "activity like 'letter%'") == 0)
            try await outbox.finish(letters[0], .sent(reply: "250 yes"))
            try await outbox.finish(letters[1], .park(reply: "550 no"))
            // A worker whose lease is over tells nothing more.
            try await outbox.finish(letters[1], .sent(reply: "250 yes"))
            try await outbox.finish(letters[1], .park(reply: "550 no"))
            let told = try await house.db.run(
                """
                select e.activity, e.target, e.actor_kind, e.details ->> 'kind' as kind, i.invitation_id
                  from audit_events e join invitations i on i.tenant_id = e.tenant_id and i.guest_id = e.guest_id
                 where e.activity like 'letter%' order by e.activity desc
                """)
            try #require(told.count == 2)
            for (row, (activity, letter)) in zip(told, [("letterSent", letters[0]), ("letterFailed", letters[1])]) {
                #expect(try row.decode("activity", as: String.self) == activity)
                #expect(try row.decode("target", as: String.self) == letter.stored.id.description)
                #expect(try row.decode("kind", as: String.self) == "invitation")
                #expect(try row.decode("actor_kind", as: String.self) == "system")
                #expect(try row.decode("invitation_id", as: Invitation.ID.self) == letter.stored.invitation)
            }
        }
    }
}
