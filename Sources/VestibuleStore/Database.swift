package import Postgres
package import Tracing
import Vestibule

/// The two doors to PostgreSQL: *app* sees one tenant at a time, *worker* sees all.
///
/// Every unit of work is one round trip and one transaction: the tenant's scope, then the statements, then the commit of the
/// pipeline. A superuser's login would bypass row-level security, so neither pool may be one.
package struct Database: Sendable {
    package let app: ConnectionPool
    package let worker: ConnectionPool
    /// Gets a span for each unit; nil where the operator's build has no tracer.
    private let tracer: (any Tracer)?

    package init(app: ConnectionPool, worker: ConnectionPool, tracer: (any Tracer)? = nil) {
        self.app = app
        self.worker = worker
        self.tracer = tracer
    }

    /// Runs the statements in the tenant's scope, all or none, and returns each one's rows.
    func unit(of tenant: Tenant.ID, _ statements: Query...) async throws -> [Rows] {
        try await unit(of: tenant, statements)
    }

    func unit(
        of tenant: Tenant.ID, pace: Pace = .unknown, isPlannedOnce: Bool = false, _ statements: [Query]
    ) async throws -> [Rows] {
        let scope: Query =
            isPlannedOnce
            ? """
            select set_config('vestibule.tenant', \(tenant.description), true),
                   set_config('plan_cache_mode', 'force_generic_plan', true)
            """ : "select set_config('vestibule.tenant', \(tenant.description), true)"
        return Array(try await repeatable { try await app.pipeline([scope] + statements, pace: pace) }.dropFirst())
    }

    /// Runs one statement in the tenant's scope and returns its rows.
    ///
    /// - Parameters:
    ///   - pace: Better than `unknown` on the hot paths only, for statements that stay quick in the largest tenant.
    ///   - isPlannedOnce: Whether one plan is right for all values, and PostgreSQL is not to weigh it against plans for each.
    func rows(
        of tenant: Tenant.ID, pace: Pace = .unknown, isPlannedOnce: Bool = false, _ statement: Query
    ) async throws -> Rows {
        try await unit(of: tenant, pace: pace, isPlannedOnce: isPlannedOnce, [statement]).first ?? Rows()
    }

    /// Runs one statement that belongs to no tenant: the directory of domains, operators' tokens.
    func tenantless(_ statement: Query) async throws -> Rows {
        try await repeatable { try await app.query(statement) }
    }

    /// Runs one statement over all tenants.
    ///
    /// - Parameter allowance: How long it may take; nil for what requests have too.
    func acrossTenants(_ statement: Query, within allowance: Duration? = nil) async throws -> Rows {
        try await repeatable { try await worker.query(statement, within: allowance) }
    }

    /// Runs the statements over all tenants, all or none.
    func acrossTenants(_ statements: [Query]) async throws -> [Rows] {
        try await repeatable { try await worker.pipeline(statements) }
    }

    /// A deadlock's or a serialisation failure's victim was rolled back whole, so it is tried again, thrice, after a pause with
    /// jitter. What cannot be reached becomes ``Unavailable``.
    private func repeatable<Answer: Sendable>(_ unit: () async throws -> Answer) async throws -> Answer {
        for pause in [10, 30, 90] {
            do { return try await available(unit) } catch let error as PostgresError
                where error.sqlState == .serializationFailure || error.sqlState == .deadlockDetected
            {
                try await Task.sleep(for: .milliseconds(pause + Int.random(in: 0...pause)))
            }
        }
        return try await available(unit)
    }

    private func available<Answer: Sendable>(_ unit: () async throws -> Answer) async throws -> Answer {
        guard let tracer else { return try await translated(unit) }
        // The error stays out of the span: its message may quote a value.
        let span = tracer.startAnySpan("postgresql", context: .current ?? .topLevel, ofKind: .client)
        span.attributes["db.system.name"] = "postgresql"
        defer { span.end() }
        return try await InstrumentationContext.$current.withValue(span.context) {
            do { return try await translated(unit) } catch {
                span.setStatus(SpanStatus(code: .error))
                throw error
            }
        }
    }

    private func translated<Answer: Sendable>(_ unit: () async throws -> Answer) async throws -> Answer {
        do { return try await unit() } catch let error as PostgresError where error.isUnavailability {
            throw Unavailable(reason: "PostgreSQL: \(error)")
        }
    }
}
