import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// A tenant's mail relay, signing keys and audit events, and who the operator is.
struct AdminOperations: Sendable {
    let parts: Parts
    let gate: AdminGate
    let keyMaker: SigningKeyMaker
    let keys: KeyRing

    func whoami(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        AdminAnswer.thing([
            ("token", .text(someone.token.id.description)), ("name", .text(someone.token.name)),
            ("tenant", someone.token.tenant.map { .text($0.description) } ?? .text("every tenant")),
            ("created", .moment(someone.token.createdAt)), ("expires", .moment(someone.token.expiresAt)),
        ]).response(to: request)
    }

    func signingKeys(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let now = parts.surroundings.now()
        let keys = try await parts.signingKeys.keys(of: tenant.id)
        return AdminAnswer.list(keys.map { Self.shape($0, now: now) }).response(to: request)
    }

    /// A new key is published at once and signs from ten minutes on, when every relying party has seen it; `now=true` is for
    /// a key that leaked.
    func rotateKey(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let name = try body.required("algorithm", example: "ES256")
        guard let algorithm = SigningKey.Algorithm(rawValue: name.uppercased()) else {
            throw RequestRefusal.malformed("algorithm: give ES256 or RS256.")
        }
        let isUrgent = try body.flag("now") ?? false
        try body.finish()
        let now = parts.surroundings.now()
        let key = try await keyMaker.makeAside(
            algorithm, for: tenant.id, signsFrom: isUrgent ? now : now.addingTimeInterval(SigningKey.publicationLead))
        try await parts.signingKeys.rotate(to: key, of: tenant.id, by: someone.actor)
        keys.forget(tenant.id)
        return AdminAnswer.thing(Self.shape(key, now: now)).response(to: request, status: .created)
    }

    func setRelay(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let host = try body.required("host", example: "smtp.contoso.example")
        let security = try body.text("security") ?? MailRelay.Security.startTLS.rawValue
        guard let security = MailRelay.Security(rawValue: security), security != .plaintext else {
            throw RequestRefusal.malformed("security: give startTLS or implicitTLS.")
        }
        guard DomainName(host) != nil || NetworkAddress(host) != nil else {
            throw RequestRefusal.malformed("host: give a host name or an IP address.")
        }
        let port = try body.number("port", in: 1...65_535) ?? (security == .startTLS ? 587 : 465)
        guard [25, 465, 587, 2525].contains(port) else {
            throw RequestRefusal.malformed("port: give a mail port: 25, 465, 587 or 2525.")
        }
        let relay = MailRelay(
            host: host, port: port,
            security: security, username: try body.text("username"), password: try body.text("password"),
            bounces: try Self.bounces(body.text("bounces")))
        try body.finish()
        let sealed = try parts.vault.seal(
            Array(try JSONEncoder().encode(relay)), for: .relay, context: tenant.id.description)
        try await parts.tenants.change(tenant.id, .relay(sealed: sealed), by: someone.actor)
        return Response.noContent
    }

    private static func bounces(_ text: String?) throws -> EmailAddress? {
        guard let text else { return nil }
        guard let address = try? EmailAddress(text), ReturnPath.canBe(at: address) else {
            throw RequestRefusal.malformed(
                "bounces: give an address with at most \(ReturnPath.longestMailbox) characters before the @, such as bounces@contoso.example."
            )
        }
        return address
    }

    func removeRelay(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await parts.tenants.change(
            gate.tenant(context, for: someone).id, .relay(sealed: nil), by: someone.actor)
        return Response.noContent
    }

    func events(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        let found = try await parts.audit.list(
            of: tenant.id, before: page.cursor(as: AuditEvent.self), limit: page.size + 1)
        return page.answer(found, id: \.id) { event in
            [
                ("id", .text(event.id.description)), ("at", .moment(event.at)), ("activity", .text(event.activity)),
                ("by", .text([event.actorKind, event.actor].compactMap(\.self).joined(separator: " "))),
                ("target", .text(event.target)), ("details", .text(event.details)),
            ]
        }.response(to: request)
    }

    private static func shape(_ key: SigningKey, now: Date) -> AdminAnswer.Thing {
        [
            ("id", .text(key.id)), ("algorithm", .text(key.algorithm.rawValue)), ("signing", .flag(key.signs(at: now))),
            ("signsFrom", .moment(key.signsFrom)), ("signsUntil", .moment(key.signsUntil)),
            ("publishedUntil", .moment(key.publishedUntil)),
        ]
    }
}
