import Postgres
import TestSupport
import Testing
import VestibuleSandbox

extension Faults {
    /// A checker that cannot fail proves nothing: each falsification has to be found.
    @Suite("The books") struct BooksThatAreFalse {
        private static let falsifications: [(sql: String, found: String)] = [
            (
                """
                with one as (select event_id from audit_trail where activity = 'invitationCreated' order by event_id limit 1),
                     waiting as (delete from audit_events e using one where e.event_id = one.event_id)
                delete from audit_log e using one where e.event_id = one.event_id
                """, "one invitationCreated for each"
            ),
            (
                """
                insert into audit_events (tenant_id, event_id, activity, actor_kind, target)
                select tenant_id, gen_random_uuid(), activity, actor_kind, target from audit_trail
                 where activity = 'invitationRedeemed' limit 1
                """, "one invitationRedeemed for each"
            ),
            (
                """
                insert into letters (tenant_id, letter_id, kind, recipient, language, state)
                select tenant_id, gen_random_uuid(), 'passcode', recipient, language, 'sent' from letters limit 1
                """, "as many passcodeSent as letters with a code"
            ),
            (
                "update attempts set wrong_guesses = wrong_guesses + 1 where attempt_id = (select attempt_id from attempts limit 1)",
                "as many passcodeRefused as wrong guesses"
            ),
            (
                """
                insert into sessions
                select s.tenant_id, gen_random_uuid(), s.guest_id, s.digest, attempt_id, methods, s.proved_at, s.expires_at
                  from sessions s join attempts a using (attempt_id) where a.purpose = 'signIn' limit 1
                """, "a code at sign-in began one session"
            ),
            (
                "update guests set state = 'PendingAcceptance' where guest_id = (select guest_id from sessions limit 1)",
                "let one guest in"
            ),
            (
                "update idempotency_keys set invitation_id = gen_random_uuid() where idempotency_key = (select max(idempotency_key) from idempotency_keys)",
                "a key stands for one invitation"
            ),
            (
                "update invitations set address = 'thief@evil.test' where invitation_id = (select max(invitation_id::text)::uuid from invitations)",
                "invited by nobody"
            ),
            (
                "delete from letters where letter_id = (select letter_id from letters where kind = 'invitation' limit 1)",
                "went out and is not stored"
            ),
            (
                "delete from invitations where invitation_id = (select min(invitation_id::text)::uuid from invitations)",
                "acknowledged as"
            ),
        ]

        @Test("show it when anything is falsified, and nothing else")
        func falsified() async throws {
            try await Stage.run(at: ServedService.Place(owner: try await TestCluster.freshDatabase())) { stage in
                let ledger = Ledger()
                let load = Load(stage: stage, ledger: ledger, diary: Diary(), lossy: nil)
                try await load.run {
                    try await eventually("work was done") { ledger.redemptions.count >= 5 && !ledger.signIns.isEmpty }
                }
                let books = Books(stage: stage, ledger: ledger)
                #expect(try await books.discrepancies() == [])
                for (sql, found) in Self.falsifications {
                    let before = try await books.discrepancies()
                    _ = try await stage.rows(sql)
                    let new = Set(try await books.discrepancies()).subtracting(before)
                    #expect(new.contains { $0.contains(found) }, "\(sql) shows as \(new)")
                }
            }
        }
    }
}
