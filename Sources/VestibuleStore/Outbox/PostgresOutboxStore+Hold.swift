import Postgres
import Vestibule

/// What an operator does after a restore: the backup's letters may have gone out since it was taken.
extension PostgresOutboxStore {
    /// How a held letter is told from one that failed: by what stands where a relay's answer would.
    static let heldMark = "held: vestibule letters release"

    /// Takes every waiting letter out of the queue. Passcodes are dropped: nobody waits for a code of yesterday.
    ///
    /// - Returns: How many letters are held by this call.
    package func hold() async throws -> Int {
        try await database.acrossTenants(
            """
            with dropped as (
                update letters set state = 'dropped', sealed_body = null, last_reply = \(Self.heldMark)
                 where state = 'queued' and kind = 'passcode'
            )
            update letters set state = 'failed', last_reply = \(Self.heldMark)
             where state = 'queued' and kind <> 'passcode' returning 1 as held
            """
        ).count
    }

    /// Puts what ``hold()`` took out back into the queue.
    package func release() async throws -> Int {
        try await database.acrossTenants(
            """
            update letters set state = 'queued', tries = 0, next_try_at = now(), last_reply = null
             where state = 'failed' and last_reply = \(Self.heldMark) and sealed_body is not null returning 1 as released
            """
        ).count
    }

    /// Gives up what ``hold()`` took out: it stays listed, without its body.
    package func dropHeld() async throws -> Int {
        try await database.acrossTenants(
            """
            update letters set state = 'dropped', sealed_body = null
             where state = 'failed' and last_reply = \(Self.heldMark) returning 1 as dropped
            """
        ).count
    }

    /// Ends every session and every attempt: what ended one since the backup is not known any more.
    ///
    /// - Returns: How many sessions were live.
    package func endSessions() async throws -> Int {
        try await database.acrossTenants(
            """
            with attempts as (delete from attempts where expires_at > now() returning 1),
            sessions as (delete from sessions returning expires_at, ended_at)
            select 1 as live from sessions where ended_at is null and expires_at > now()
            """
        ).count
    }
}
