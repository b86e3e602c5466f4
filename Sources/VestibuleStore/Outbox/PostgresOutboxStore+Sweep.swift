import Postgres

extension PostgresOutboxStore {
    package func sweep(thoroughly: Bool) async throws -> Int {
        var gone = 0
        for statement in Self.quick + (thoroughly ? Self.thorough : []) {
            gone += try await database.acrossTenants(statement).count
        }
        return gone
    }

    /// By an index on the time, in pieces, so that a long-neglected table does not hold a transaction open.
    private static let quick: [Query] = [
        """
        delete from idempotency_keys where ctid in
            (select ctid from idempotency_keys where expires_at <= now() limit 5000) returning 1 as gone
        """,
        """
        delete from attempts where ctid in
            (select ctid from attempts where expires_at <= now() - interval '7 days' limit 5000) returning 1 as gone
        """,
        """
        delete from sessions where ctid in
            (select ctid from sessions where expires_at <= now() - interval '7 days' limit 5000) returning 1 as gone
        """,
        """
        delete from sponsor_actions where ctid in
            (select ctid from sponsor_actions where expires_at <= now() - interval '30 days' limit 5000)
        returning 1 as gone
        """,
    ]

    /// Counters have no index on the time, which would cost every send and guess: they are read through once an hour. Wrong guesses
    /// in a row are remembered a month.
    private static let thorough: [Query] = [
        """
        delete from passcode_counts where ctid in
            (select ctid from passcode_counts
              where changed_at < now() - case when wrong_in_a_row > 0 then interval '30 days' else interval '2 days' end
              limit 50000)
        returning 1 as gone
        """,
        """
        delete from network_counts where ctid in
            (select ctid from network_counts where hour_began_at < now() - interval '1 day' limit 50000) returning 1 as gone
        """,
        """
        delete from invitation_counts where ctid in
            (select ctid from invitation_counts where day < (now() at time zone 'utc')::date limit 50000) returning 1 as gone
        """,
        "delete from mailbox_days where day < (now() at time zone 'utc')::date - 1 returning 1 as gone",
        "delete from tenant_days where day < (now() at time zone 'utc')::date - 90 returning 1 as gone",
    ]
}
