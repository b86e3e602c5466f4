import Postgres
package import Vestibule

package struct PostgresRepetitionStore: RepetitionStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    /// Of any number that come at once the primary key lets one in; one whose claim is too young to be seen by the others' look is under way.
    package func claim(_ request: RepeatableRequest) async throws -> RepetitionOutcome {
        let row = try await database.rows(
            of: request.tenant,
            """
            with claimed as (
                insert into kept_answers as k (tenant_id, application_id, idempotency_key, request_digest, claim_id)
                values (\(request.tenant), \(request.application), \(request.key.text), \(request.digest), \(request.claim))
                on conflict on constraint kept_answers_pkey do update
                   set request_digest = excluded.request_digest, claim_id = excluded.claim_id, claimed_at = now(), status = null,
                       sealed_answer = null, expires_at = excluded.expires_at
                 where k.expires_at <= now()
                    or (k.status is null and k.request_digest = excluded.request_digest
                        and k.claimed_at < now() - make_interval(secs => \(RepeatableRequest.patience)))
                returning true as is_mine
            )
            select claimed.is_mine is not null as is_mine, k.request_digest = \(request.digest) as is_same, k.status, k.sealed_answer
              from (select) once
              left join claimed on true
              left join kept_answers k on \(Self.isKept(request, as: "k"))
            """
        ).onlyRow
        if try row.decode("is_mine", as: Bool.self) { return .mine }
        guard let isSame = try row.decode("is_same", as: Bool?.self) else { return .underWay }
        guard isSame else { return .reused }
        guard let status = try row.decode("status", as: Int32?.self) else { return .underWay }
        return .answered(status: Int(status), sealed: try row.decode("sealed_answer"))
    }

    package func keep(_ sealed: [UInt8], status: Int, for request: RepeatableRequest) async throws {
        _ = try await database.rows(
            of: request.tenant,
            """
            update kept_answers k set status = \(Int32(clamping: status)), sealed_answer = \(sealed)
             where \(Self.isKept(request, as: "k")) and k.claim_id = \(request.claim)
            """)
    }

    package func release(_ request: RepeatableRequest) async throws {
        _ = try await database.rows(
            of: request.tenant,
            "delete from kept_answers k where \(Self.isKept(request, as: "k")) and k.claim_id = \(request.claim)")
    }

    private static func isKept(_ request: RepeatableRequest, as name: String) -> Query {
        """
        \(unescaped: name).tenant_id = \(request.tenant) and \(unescaped: name).application_id = \(request.application)
           and \(unescaped: name).idempotency_key = \(request.key.text)
        """
    }
}
