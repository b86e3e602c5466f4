import Postgres
import Vestibule

extension PostgresOutboxStore {
    package func sweep(thoroughly: Bool) async throws -> Int {
        var gone = 0
        for statement in Self.quick + (thoroughly ? Self.thorough : []) {
            gone += try await swept(by: statement)
        }
        return gone
    }

    /// Again and again while a whole piece was there, for a minute's worth may be more than one.
    private func swept(by statement: Query) async throws -> Int {
        var gone = 0
        for _ in 0..<Self.mostPieces {
            let count = try await database.acrossTenants(statement).count
            gone += count
            guard count >= Self.piece, !Task.isCancelled else { break }
        }
        return gone
    }

    private static let piece = 5000
    private static let mostPieces = 100

    /// By an index on the time.
    private static let quick: [Query] = [
        removal("idempotency_keys", "tenant_id, application_id, idempotency_key", where: "expires_at <= now()"),
        removal("kept_answers", "tenant_id, application_id, idempotency_key", where: "expires_at <= now()"),
        removal("attempts", "tenant_id, attempt_id", where: "expires_at <= now() - interval '7 days'"),
        sessions,
        removal("grants", "tenant_id, grant_id", where: "expires_at <= now() - interval '1 day'"),
        removal("refresh_tokens", "tenant_id, token_id", where: "expires_at <= now() - interval '1 day'"),
        removal("logouts", "tenant_id, session_id, application_id", where: "expires_at <= now()"),
        removal("spent_assertions", "tenant_id, application_id, digest", where: "expires_at <= now()"),
        removal("spent_challenges", "tenant_id, digest", where: "expires_at <= now()"),
        removal("device_requests", "tenant_id, request_id", where: "expires_at <= now() - interval '1 hour'"),
        removal("provider_visits", "tenant_id, visit_id", where: "expires_at <= now() - interval '1 day'"),
        removal("access_requests", "tenant_id, request_id", where: "asked_at <= now() - interval '90 days'"),
        removal("reinvitations", "tenant_id, reinvitation_id", where: "created_at <= now() - interval '31 days'"),
        removal("tenant_discoveries", "discovery_id", where: "created_at <= now() - interval '1 day'"),
        // Few at a time, for each takes up to ten thousand lines with it.
        removal("bulk_jobs", "tenant_id, job_id", where: "created_at <= now() - interval '\(BulkJob.days) days'", pieces: 5),
        removal("renewal_notices", "tenant_id, notice_id", where: "expires_at <= now() - interval '30 days'"),
        removal("hand_overs", "tenant_id, hand_over_id", where: "created_at <= now() - interval '90 days'"),
        removal("sponsor_actions", "tenant_id, action_id", where: "expires_at <= now() - interval '30 days'"),
    ]

    /// When a guest last signed in is kept beyond the session that says so. Here and not at each sign-in, which then costs no write more.
    private static let sessions: Query = """
        with gone as (
            \(removal("sessions", "tenant_id, session_id", where: "expires_at <= now() - interval '7 days'")), tenant_id, guest_id,
                      proved_at, is_held
        ), kept as (
            insert into last_sign_ins as l (tenant_id, guest_id, signed_in_at)
            select tenant_id, guest_id, max(proved_at) from gone where not is_held group by tenant_id, guest_id
            on conflict on constraint last_sign_ins_pkey do update set signed_in_at = excluded.signed_in_at
             where l.signed_in_at < excluded.signed_in_at
        )
        select gone from gone
        """

    /// Counters have no index on the time, which would cost every send and guess: they are read through once an hour. Wrong guesses
    /// in a row are remembered a month.
    private static let thorough: [Query] = [
        removal(
            "passcode_counts", "tenant_id, mailbox, bucket",
            where: "changed_at < now() - case when wrong_in_a_row > 0 then interval '30 days' else interval '2 days' end",
            pieces: 50_000),
        removal("network_counts", "tenant_id, network, slot", where: "hour_began_at < now() - interval '1 day'", pieces: 50_000),
        removal("device_guesses", "tenant_id, guesser", where: "hour_began_at < now() - interval '1 day'", pieces: 50_000),
        removal("request_counts", "tenant_id, application_id, minute", where: "minute < now() - interval '1 hour'", pieces: 50_000),
        removal("sponsor_digests", "tenant_id, mailbox", where: "told_at < now() - interval '2 days'", pieces: 50_000),
        removal("invitation_counts", "tenant_id, mailbox", where: "day < (now() at time zone 'utc')::date", pieces: 50_000),
        "delete from mailbox_days where day < (now() at time zone 'utc')::date - 1 returning 1 as gone",
        "delete from tenant_days where day < (now() at time zone 'utc')::date - 90 returning 1 as gone",
    ]

    /// In pieces, so that a long-neglected table does not hold a transaction open. By key and not by `ctid`, which two partitions
    /// of a table share; and the condition twice, so that a row that somebody has just used again stays.
    private static func removal(_ table: String, _ key: String, where isOver: String, pieces: Int = Self.piece) -> Query {
        """
        delete from \(unescaped: table) where \(unescaped: isOver) and (\(unescaped: key)) in
            (select \(unescaped: key) from \(unescaped: table) where \(unescaped: isOver) limit \(pieces))
        returning 1 as gone
        """
    }
}
