import HTTPTypes
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/hooks`: who is asked before decisions and told of events, and how that goes.
struct AdminHooks: Sendable {
    let parts: Parts
    let gate: AdminGate

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        return AdminAnswer.list(tenant.hooks.map { shown($0) }).response(to: request)
    }

    func create(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        guard let kind = Hook.Kind(try body.required("kind", example: "token.issuing")) else { throw HookRefusal.kind }
        let draft = try draft(&body)
        try body.finish()
        let (hook, secret) = try await parts.registerHook(kind, draft, of: tenant.id, by: someone.actor)
        return AdminAnswer.thing(shown(hook, secret: secret)).response(to: request, status: .created)
    }

    func show(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        return AdminAnswer.thing(shown(try hook(context, of: tenant))).response(to: request)
    }

    func change(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let draft = try draft(&body)
        try body.finish()
        guard draft != HookDraft() else { throw RequestRefusal.malformed("Say what to change. Example: -d timeLimit=1000") }
        let hook = try await parts.registerHook.change(try id(context), draft, of: tenant.id, by: someone.actor)
        return AdminAnswer.thing(shown(hook)).response(to: request)
    }

    func remove(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        try await parts.registerHook.remove(try id(context), of: tenant.id, by: someone.actor)
        return Response.noContent
    }

    func rotateSecret(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let hours = try body.number("overlap", in: HookSecrets.overlapHours) ?? HookSecrets.usualOverlapHours
        try body.finish()
        let (hook, secret) = try await parts.registerHook.rotateSecret(
            of: try id(context), keepingFormerHours: hours, tenant: tenant.id, by: someone.actor)
        return AdminAnswer.thing(shown(hook, secret: secret)).response(to: request)
    }

    /// Sends it a message that asks for nothing, and tells what came back, as far as an administrator may know (SECURITY 27).
    func test(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let body = try await AdminBody(request, context)
        try body.finish()
        let trial = try await parts.tryHook(try hook(context, of: tenant), of: tenant)
        return AdminAnswer.thing([
            ("isWell", .flag(trial.reading.isWell)), ("reply", .text(trial.reply)), ("milliseconds", .number(trial.milliseconds)),
            ("readAs", .text(trial.reading.sentence)),
        ]).response(to: request)
    }

    func deliveries(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let hook = try hook(context, of: tenant)
        let page = try AdminPage(request)
        var state: StoredHookDelivery.State?
        if let text = try request.choice("state") {
            guard let known = StoredHookDelivery.State(rawValue: text) else {
                let states = StoredHookDelivery.State.allCases.map(\.rawValue).joined(separator: ", ")
                throw RequestRefusal.malformed("state: give one of \(states).")
            }
            state = known
        }
        let found = try await parts.hooks.deliveries(
            of: hook.id, tenant: tenant.id, state: state, after: page.cursor(as: HookDelivery.self), limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    func redeliver(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let hook = try hook(context, of: tenant)
        guard let id = context.id("delivery", of: HookDelivery.self) else { throw HookRefusal.noSuchDelivery }
        switch try await parts.hooks.redeliver(id, of: hook.id, tenant: tenant.id, by: someone.actor) {
        case .waiting(let delivery): return AdminAnswer.thing(Self.shape(delivery)).response(to: request)
        case .notFound: throw HookRefusal.noSuchDelivery
        case .nothingToSend: throw HookRefusal.nothingToSend
        case .switchedOff: throw HookRefusal.switchedOff
        }
    }

    private func draft(_ body: inout AdminBody) throws -> HookDraft {
        var draft = HookDraft()
        draft.name = try body.text("name")
        draft.url = try body.text("url")
        draft.milliseconds = try body.number("timeLimit", in: Hook.permittedMilliseconds)
        draft.failureMode = try body.text("failureMode")
        draft.isEnabled = try body.flag("enabled")
        draft.activities = body.list("activities")
        draft.allowedClaims = body.list("allowedClaims")
        return draft
    }

    /// - Parameter secret: Shown once.
    private func shown(_ hook: Hook, secret: String? = nil) -> AdminAnswer.Thing {
        var thing: AdminAnswer.Thing = [
            ("id", .text(hook.id.description)), ("kind", .text(hook.kind.name)), ("name", .text(hook.name)),
            ("url", .text(hook.url)),
            ("enabled", .flag(hook.isEnabled)), ("timeLimit", .number(hook.milliseconds)),
        ]
        switch hook.kind {
        case .notification:
            thing += [("failureMode", .none), ("activities", .list(hook.activities)), ("allowedClaims", .list([]))]
        case .decision:
            thing += [
                ("failureMode", .text(hook.failureMode.rawValue)), ("activities", .list([])),
                ("allowedClaims", .list(hook.allowedClaims)),
            ]
        }
        thing += [("formerSecretUntil", .moment(hook.secrets.formerUntil)), ("created", .moment(hook.createdAt))]
        if let secret { thing.append(("secret", .text(secret))) }
        return thing
    }

    private static func shape(_ delivery: StoredHookDelivery) -> AdminAnswer.Thing {
        [
            ("id", .text(delivery.id.description)), ("type", .text(delivery.type)), ("state", .text(delivery.state.rawValue)),
            ("reply", .text(delivery.reply)), ("milliseconds", delivery.milliseconds.map { .number($0) } ?? .none),
            ("tries", .number(delivery.tries)), ("created", .moment(delivery.createdAt)), ("nextTry", .moment(delivery.nextTryAt)),
            ("event", .text(delivery.event?.description)),
        ]
    }

    private func hook(_ context: RequestFacts, of tenant: Tenant) throws -> Hook {
        let id = try id(context)
        guard let hook = tenant.hooks.first(where: { $0.id == id }) else { throw HookRefusal.notFound }
        return hook
    }

    private func id(_ context: RequestFacts) throws(HookRefusal) -> Hook.ID {
        guard let id = context.id("hook", of: Hook.self) else { throw .notFound }
        return id
    }
}

extension TryHook.Reading {
    fileprivate var isWell: Bool { if case .failed = self { false } else { true } }

    /// None of the answer's own texts, which may be those of a place inside the network (SECURITY 27).
    var sentence: String {
        switch self {
        case .taken: "The notification was taken."
        case .failed(let failure): "No answer that counts: \(failure)."
        case .answered(.deny(let words)): words == nil ? "deny" : "deny, with words"
        case .answered(.require(let demands)): "allow, requiring " + demands.map(\.kind).joined(separator: ", ")
        case .answered(.allow(let claims)):
            claims.isEmpty ? "allow" : "allow, adding \(claims.all.map(\.name).joined(separator: ", "))"
        }
    }
}

extension HookDemand {
    fileprivate var kind: String { if case .termsOfUse = self { "termsOfUse" } else { description } }
}
