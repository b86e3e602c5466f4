import Hummingbird
import Vestibule

/// `/v1.0/users/{id}/authentication/…`: a guest's second factors in Graph's shape. They are added by the guest alone; an application removes them.
struct AuthenticationMethodEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await list(nil, "methods", request, context, caller)
    }

    func apps(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await list(.authenticator, "softwareOathMethods", request, context, caller)
    }

    func passkeys(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await list(.passkey, "fido2Methods", request, context, caller)
    }

    func app(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await one(.authenticator, "softwareOathMethods", context, caller)
    }

    func passkey(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await one(.passkey, "fido2Methods", context, caller)
    }

    func removeApp(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await remove(.authenticator, context, caller)
    }

    func removePasskey(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await remove(.passkey, context, caller)
    }

    private func list(
        _ kind: SecondFactor.Kind?, _ name: String, _ request: Request, _ context: RequestFacts, _ caller: Caller
    ) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$select"])
        let guest = try await guest(context, caller)
        let held = try await parts.secondFactors.held(by: guest.id, of: caller.tenant.id)
        let factors = held.factors.filter { kind == nil || $0.kind == kind }
        return Response.json(
            try page.list(of: factors, path: "/v1.0/users/\(guest.id)/authentication/\(name)", site: parts.site) { json, factor in
                AuthenticationMethodResource(copy factor, context: nil, saysType: true).write(to: &json)
            })
    }

    private func one(
        _ kind: SecondFactor.Kind, _ name: String, _ context: RequestFacts, _ caller: Caller
    ) async throws -> Response {
        let guest = try await guest(context, caller)
        let held = try await parts.secondFactors.held(by: guest.id, of: caller.tenant.id)
        guard let id = id(context), let factor = held.factors.first(where: { $0.id == id && $0.kind == kind }) else {
            throw SecondFactorRefusal.notFound
        }
        return Response.json(
            AuthenticationMethodResource(factor, context: self.context(name, of: guest) + "/$entity", saysType: false))
    }

    private func remove(_ kind: SecondFactor.Kind, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let guest = try await guest(context, caller)
        guard let id = id(context) else { throw SecondFactorRefusal.notFound }
        try await parts.changeSecondFactors.takeAway(id, kind, of: guest, in: caller.tenant, by: caller.actor)
        parts.callOutbox(caller.tenant.id, .secondFactor)
        return Response.noContent
    }

    private func guest(_ context: RequestFacts, _ caller: Caller) async throws -> Guest {
        try await UserKey(context, in: caller.tenant).guest(of: caller.tenant.id, in: parts.guests)
    }

    private func id(_ context: RequestFacts) -> SecondFactor.ID? {
        context.id("method", of: SecondFactor.self) ?? context.id("passkey", of: SecondFactor.self)
    }

    private func context(_ name: String, of guest: Guest) -> String {
        "\(parts.site.base.origin)/v1.0/$metadata#users('\(guest.id)')/authentication/\(name)"
    }
}

/// A `softwareOathAuthenticationMethod` or `fido2AuthenticationMethod`.
struct AuthenticationMethodResource: JSONWritable {
    let factor: SecondFactor
    let context: String?
    let saysType: Bool

    init(_ factor: SecondFactor, context: String?, saysType: Bool) {
        self.factor = factor
        self.context = context
        self.saysType = saysType
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            switch factor.secret {
            case .authenticator:
                if saysType { json.member("@odata.type", "#microsoft.graph.softwareOathAuthenticationMethod") }
                json.member("id", factor.id)
                // Never told, as in Entra.
                json.null("secretKey")
                json.member("createdDateTime", factor.createdAt)
            case .passkey(let passkey):
                if saysType { json.member("@odata.type", "#microsoft.graph.fido2AuthenticationMethod") }
                json.member("id", factor.id)
                json.member("displayName", "Passkey")
                json.member("createdDateTime", factor.createdAt)
                json.member("aaGuid", Identifier<Never>(bytes: passkey.make)?.description ?? "")
                json.member("model", "")
                json.member("attestationCertificates") { $0.array([String]()) }
                json.member("attestationLevel", "notAttested")
            }
        }
    }
}
