import Postgres
import Testing
import Vestibule
import VestibuleStore

/// After a restore: what waited when the backup was taken has probably gone out since.
@Suite("Holding letters") struct HoldingLettersTests {
    @Test("takes everything out of the queue until it is released, and drops codes")
    func hold() async throws {
        try await withHouse { house in
            let db = house.db
            let invited = try await house.invite("ana@fabrikam.example", sendsLetter: true)
            _ = try await house.begin(try await house.invite("bo@fabrikam.example"))
            #expect(try await db.count("letters", where: "state = 'queued'") == 2)
            #expect(try await db.outbox.hold() == 1)
            #expect(try await db.outbox.claim(limit: 10, lease: 90).isEmpty)
            #expect(try await db.count("letters", where: "state = 'dropped' and kind = 'passcode' and sealed_body is null") == 1)
            #expect(try await db.outbox.hold() == 0)
            #expect(try await db.outbox.release() == 1)
            let claimed = try await db.outbox.claim(limit: 10, lease: 90)
            #expect(claimed.map(\.stored.invitation) == [invited.invitation.id])
        }
    }

    @Test("leaves letters that failed by themselves where they are")
    func failed() async throws {
        try await withHouse { house in
            let db = house.db
            _ = try await house.invite("ana@fabrikam.example", sendsLetter: true)
            try await db.run("update letters set state = 'failed', last_reply = '550 no'")
            _ = try await house.invite("bo@fabrikam.example", sendsLetter: true)
            #expect(try await db.outbox.hold() == 1)
            #expect(try await db.outbox.dropHeld() == 1)
            #expect(try await db.count("letters", where: "state = 'dropped' and sealed_body is null") == 1)
            #expect(try await db.outbox.release() == 0)
            #expect(try await db.count("letters", where: "state = 'failed' and sealed_body is not null") == 1)
        }
    }

    @Test("ends every session and attempt, of every tenant")
    func sessions() async throws {
        try await withDatabase { db in
            for _ in 1...2 {
                let house = try await House.open(on: db)
                let (_, session, _) = try await house.redeem()
                _ = try await house.begin(try await house.invite("bo@fabrikam.example"))
                try await db.sessions.end(try await house.redeem("cy@fabrikam.example").session)
                #expect(try await db.sessions.session(session) != nil)
            }
            // The two that had ended are not counted.
            #expect(try await db.outbox.endSessions() == 2)
            #expect(try await db.count("sessions") == 0)
            #expect(try await db.count("attempts", where: "expires_at > now()") == 0)
        }
    }
}
