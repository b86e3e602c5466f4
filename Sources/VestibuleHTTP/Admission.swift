import HTTPTypes
import Hummingbird
import Vestibule

/// Makes routes whose access is checked before their handler runs, so that no handler can forget to.
struct Admission: Sendable {
    let bearer: BearerCheck
    let gate: AdminGate
    let repetitions: RepetitionGuard
    let meters: RequestMeters
    let pace: RequestPace

    /// - Parameter keepsItsAnswer: Whether the handler looks after an `Idempotency-Key` by itself; other POSTs have it looked after.
    func application(
        _ method: HTTPRequest.Method, _ path: String, needing permission: Permission, keepsItsAnswer: Bool = false,
        _ handler: @escaping @Sendable (Request, RequestFacts, Caller) async throws -> Response
    ) -> HTTPRoute {
        HTTPRoute(method: method, path: path, access: .application(permission)) { request, context in
            let caller = try await counted(.application) { try await bearer.caller(of: request, needing: permission) }
            context.notes.isAbout(caller.tenant.id)
            try pace.admit(caller.application.id, of: caller.tenant.id)
            guard method == .post, !keepsItsAnswer else { return try await handler(request, context, caller) }
            return try await repetitions.answer(request, context, caller, handler)
        }
    }

    /// For an application by its permission, and for a guest of one that has it, by the scope of that name. The handler looks after an
    /// `Idempotency-Key` by itself.
    func applicationOrGuest(
        _ method: HTTPRequest.Method, _ path: String, needing permission: Permission,
        _ handler: @escaping @Sendable (Request, RequestFacts, Caller) async throws -> Response
    ) -> HTTPRoute {
        HTTPRoute(method: method, path: path, access: .application(permission)) { request, context in
            let caller = try await counted(.application) { try await bearer.callerOrGuest(of: request, needing: permission) }
            context.notes.isAbout(caller.tenant.id)
            try pace.admit(caller.application.id, of: caller.tenant.id)
            return try await handler(request, context, caller)
        }
    }

    func anyApplication(
        _ method: HTTPRequest.Method, _ path: String,
        _ handler: @escaping @Sendable (Request, RequestFacts, Caller) async throws -> Response
    ) -> HTTPRoute {
        HTTPRoute(method: method, path: path, access: .anyApplication) { request, context in
            let caller = try await counted(.application) { try await bearer.caller(of: request, needing: nil) }
            context.notes.isAbout(caller.tenant.id)
            try pace.admit(caller.application.id, of: caller.tenant.id)
            return try await handler(request, context, caller)
        }
    }

    func admin(
        _ method: HTTPRequest.Method, _ path: String, everyTenant: Bool = false,
        _ handler: @escaping @Sendable (Request, RequestFacts, Operator) async throws -> Response
    ) -> HTTPRoute {
        HTTPRoute(method: method, path: path, access: .admin(everyTenant: everyTenant)) { request, context in
            let someone = try await counted(.admin) { try await gate.enter(request, everyTenant: everyTenant) }
            return try await handler(request, context, someone)
        }
    }

    func person(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping HTTPRoute.Handler) -> HTTPRoute {
        HTTPRoute(method: method, path: path, access: .person, handler: handler)
    }

    func anybody(_ path: String, because reason: String, _ handler: @escaping HTTPRoute.Handler) -> HTTPRoute {
        HTTPRoute(method: .get, path: path, access: .anybody(because: reason), handler: handler)
    }

    /// Nobody's where no token was set.
    func mailSystem(_ path: String, by token: TokenDigest?, _ handler: @escaping HTTPRoute.Handler) -> HTTPRoute {
        HTTPRoute(method: .post, path: path, access: .mailSystem) { request, context in
            guard let token else {
                throw RequestRefusal.notFound("No token is set for the mail system: VESTIBULE_BOUNCE_TOKEN.")
            }
            let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer", TokenDigest(of: String(parts[1])) == token else {
                throw RequestRefusal.notAuthenticated("Send the token of VESTIBULE_BOUNCE_TOKEN as a bearer token.")
            }
            return try await handler(request, context)
        }
    }

    private func counted<Holder>(_ door: BearerRefusal.Door, _ check: () async throws -> Holder) async throws -> Holder {
        do { return try await check() } catch {
            if let refusal = BearerRefusal(door: door, error) { meters.refused(refusal) }
            throw error
        }
    }

    /// Open at the operators' own door. At one that guests share it asks for an admin token: numbers tell too, one by one, such as that a
    /// passcode went out for the address that was just typed (SECURITY 22).
    func atOperators(_ path: String, because reason: String, _ handler: @escaping HTTPRoute.Handler) -> HTTPRoute {
        HTTPRoute(method: .get, path: path, access: .anybody(because: reason), handler: handler) { request, context in
            _ = try await gate.enter(request, everyTenant: true)
            return try await handler(request, context)
        }
    }
}
