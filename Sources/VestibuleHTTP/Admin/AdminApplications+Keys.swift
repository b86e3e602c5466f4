import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

extension AdminApplications {
    /// A public key beside the others, by which the application proves itself instead of by a secret.
    func addKey(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let text = try body.required("publicKey", example: "$(cat public.pem)")
        let days = try body.number("days", in: 1...3650)
        try body.finish()
        guard !text.contains("PRIVATE KEY"), !text.contains("\"d\"") else {
            throw RequestRefusal.malformed(
                "publicKey: this is a private key. Keep it, make a new one if others have seen this request, and send the public half: "
                    + "openssl pkey -in private.pem -pubout")
        }
        guard let material = ClientKey.Material(given: text) else {
            throw RequestRefusal.malformed(
                "publicKey: give a public key or a certificate in PEM, or a JWK: RSA of 2048 to 4096 bits, or P-256. In a form, "
                    + "send it by curl --data-urlencode publicKey@public.pem")
        }
        let now = parts.surroundings.now()
        let key = ClientKey(
            id: parts.surroundings.newID(), material: material, fingerprint: material.fingerprint, createdAt: now,
            expiresAt: days.map { now.addingTimeInterval(TimeInterval($0) * 86_400) })
        guard let application = try await parts.applications.application(try id(context), of: tenant.id) else { throw missing }
        guard !application.isPublic else {
            throw RequestRefusal.malformed("A public application cannot keep a key. Change it first: -X PATCH … -d public=false")
        }
        switch try await parts.applications.addKey(key, to: application.id, of: tenant.id, by: someone.actor) {
        case .added: return AdminAnswer.thing(Self.shape(key)).response(to: request, status: .created)
        case .noSuchApplication: throw missing
        case .tooMany:
            throw RequestRefusal.malformed("\(ClientKey.most) keys of the application work already. Revoke one first.")
        }
    }

    func revokeKey(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let key = context.id("key", of: ClientKey.self),
            try await parts.applications.revokeKey(key, of: try id(context), tenant: tenant.id, by: someone.actor)
        else { throw RequestRefusal.notFound("No such live key.") }
        return Response.noContent
    }

    static func shape(_ key: ClientKey) -> AdminAnswer.Thing {
        [
            ("id", .text(key.id.description)), ("kind", .text(key.material.kind.rawValue)), ("fingerprint", .text(key.fingerprint)),
            ("created", .moment(key.createdAt)), ("expires", .moment(key.expiresAt)), ("revoked", .moment(key.revokedAt)),
        ]
    }
}
