import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresRequestCountStore: RequestCountStore {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    /// In the order of the key, so that two replicas that add at one time wait for each other and do not lock each other up.
    package func add(_ entries: [RequestTally.Entry]) async throws -> [RequestTally.Entry] {
        try await database.acrossTenants(
            """
            insert into request_counts as r (tenant_id, application_id, minute, requests)
            select tenant_id, application_id, minute, requests
              from unnest(\(entries.map(\.client.tenant)), \(entries.map(\.client.application)), \(entries.map(\.minute)),
                          \(entries.map { Int32(clamping: $0.requests) })) as e (tenant_id, application_id, minute, requests)
             order by tenant_id, application_id, minute
            on conflict on constraint request_counts_pkey do update set requests = r.requests + excluded.requests
            returning tenant_id, application_id, minute, requests
            """
        ).map {
            RequestTally.Entry(
                client: .init(tenant: try $0.decode("tenant_id"), application: try $0.decode("application_id")),
                minute: try $0.decode("minute"), requests: Int(try $0.decode("requests", as: Int32.self)))
        }
    }
}
