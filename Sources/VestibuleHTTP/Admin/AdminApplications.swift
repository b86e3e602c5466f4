import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/applications`: a tenant's applications and their secrets.
struct AdminApplications: Sendable {
    let parts: Parts
    let gate: AdminGate

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        let found = try await parts.applications.list(
            of: tenant.id, after: page.cursor(as: Application.self), limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    func create(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        guard let name = try body.name("name") else {
            throw RequestRefusal.malformed("name is missing. Example: -d 'name=Contoso Projects'")
        }
        let isPublic = try body.flag("public") ?? false
        // What has no secret does nothing in its own name.
        let permissions = try Self.permissions(&body) ?? (isPublic ? [] : [.inviteGuests, .readGuests])
        guard !isPublic || permissions.isEmpty else {
            throw RequestRefusal.malformed("A public application has no secret to prove itself with, so it can have no permission.")
        }
        let now = parts.surroundings.now()
        var application = Application(
            id: parts.surroundings.newID(), tenant: tenant.id, name: name, permissions: permissions,
            tokenAlgorithm: try Self.algorithm("tokenAlgorithm", &body) ?? .es256,
            redirectURIs: try Self.redirectURIs("redirectURI", &body) ?? [],
            postLogoutRedirectURIs: try Self.redirectURIs("postLogoutRedirectURI", &body) ?? [],
            isPublic: isPublic, allowsDeviceFlow: try body.flag("deviceFlow") ?? false,
            idTokenAlgorithm: try Self.algorithm("idTokenAlgorithm", &body) ?? .rs256,
            requiresAssignment: try body.flag("assignmentRequired") ?? false, contact: try body.address("contact"),
            createdAt: now)
        let sector = try Self.sector(&body, redirectURIs: application.redirectURIs)
        application.pairwiseSector = sector ?? nil
        application.backchannelLogoutURI = try Self.backchannelLogoutURI(&body) ?? nil
        application.startURL = try Self.start(&body, in: tenant) ?? nil
        application.takesAccessRequests = try body.flag("accessRequests") ?? false
        try Self.demandStart(application.startURL, for: application.takesAccessRequests)
        try body.finish()
        let text = ClientSecret.draw(in: parts.surroundings)
        let secret = ClientSecret(id: parts.surroundings.newID(), hint: ClientSecret.hint(of: text), createdAt: now)
        try await parts.applications.create(
            application, secret: secret, digest: TokenDigest(of: text), by: someone.actor)
        let answer = Self.shape(application) + (isPublic ? [] : [("clientSecret", .text(text))])
        return AdminAnswer.thing(answer).response(to: request, status: .created)
    }

    func show(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let id = try id(context)
        guard let application = try await parts.applications.application(id, of: tenant.id) else { throw missing }
        let secrets = try await parts.applications.secrets(of: id, tenant: tenant.id)
        let keys = try await parts.applications.keys(of: id, tenant: tenant.id)
        let roles = try await parts.appRoles.roles(of: [id], tenant: tenant.id)[id] ?? []
        let thing =
            Self.shape(application) + [
                ("roles", .things(roles.map(AdminAppRoles.shape))), ("secrets", .things(secrets.map(Self.shape))),
                ("keys", .things(keys.map(Self.shape))),
            ]
        return AdminAnswer.thing(thing).response(to: request)
    }

    func change(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        var change = ApplicationChange()
        change.name = try body.name("name")
        change.permissions = try Self.permissions(&body)
        change.tokenAlgorithm = try Self.algorithm("tokenAlgorithm", &body)
        change.redirectURIs = try Self.redirectURIs("redirectURI", &body)
        change.postLogoutRedirectURIs = try Self.redirectURIs("postLogoutRedirectURI", &body)
        change.isPublic = try body.flag("public")
        change.allowsDeviceFlow = try body.flag("deviceFlow")
        change.idTokenAlgorithm = try Self.algorithm("idTokenAlgorithm", &body)
        change.requiresAssignment = try body.flag("assignmentRequired")
        change.contact = try body.address("contact")
        change.isDisabled = try body.flag("disabled")
        let id = try id(context)
        guard let now = try await parts.applications.application(id, of: tenant.id) else { throw missing }
        change.pairwiseSector = try Self.sector(&body, redirectURIs: change.redirectURIs ?? now.redirectURIs)
        change.backchannelLogoutURI = try Self.backchannelLogoutURI(&body)
        change.startURL = try Self.start(&body, in: tenant)
        change.takesAccessRequests = try body.flag("accessRequests")
        try Self.demandStart(change.startURL ?? now.startURL, for: change.takesAccessRequests ?? now.takesAccessRequests)
        try body.finish()
        guard let changed = try await parts.applications.change(id, of: tenant.id, change, by: someone.actor)
        else { throw missing }
        return AdminAnswer.thing(Self.shape(changed)).response(to: request)
    }

    func delete(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard try await parts.applications.delete(try id(context), of: tenant.id, by: someone.actor) else { throw missing }
        return Response.noContent
    }

    /// A new secret beside the old ones; with `overlap=SECONDS` the old ones end then.
    func addSecret(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let overlap = try body.number("overlap", in: 0...31_536_000)
        let days = try body.number("days", in: 1...3650)
        try body.finish()
        let now = parts.surroundings.now()
        let text = ClientSecret.draw(in: parts.surroundings)
        let secret = ClientSecret(
            id: parts.surroundings.newID(), hint: ClientSecret.hint(of: text), createdAt: now,
            expiresAt: days.map { now.addingTimeInterval(TimeInterval($0) * 86_400) })
        guard
            try await parts.applications.addSecret(
                secret, digest: TokenDigest(of: text), to: try id(context), of: tenant.id, overlap: overlap,
                by: someone.actor)
        else { throw missing }
        let thing = Self.shape(secret) + [("clientSecret", .text(text))]
        return AdminAnswer.thing(thing).response(to: request, status: .created)
    }

    func revokeSecret(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let secret = context.id("secret", of: ClientSecret.self),
            try await parts.applications.revokeSecret(secret, of: try id(context), tenant: tenant.id, by: someone.actor)
        else { throw RequestRefusal.notFound("No such live secret.") }
        return Response.noContent
    }

    func id(_ context: RequestFacts) throws -> Application.ID {
        guard let id = context.id("application", of: Application.self) else { throw missing }
        return id
    }

    var missing: RequestRefusal { .notFound("No such application. List them with GET …/applications.") }

    private static func permissions(_ body: inout AdminBody) throws -> Set<Permission>? {
        try body.list("permission").map { names in
            try Set(
                names.map { name in
                    guard let permission = Permission.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
                    else {
                        let known = Permission.allCases.map(\.rawValue).joined(separator: ", ")
                        throw RequestRefusal.malformed("permission: \(name.prefix(60)) is not known. Give any of \(known).")
                    }
                    return permission
                })
        }
    }

    private static func redirectURIs(_ field: String, _ body: inout AdminBody) throws -> [RedirectURI]? {
        try body.list(field).map { texts in
            try texts.map { text in
                guard let uri = RedirectURI(text) else {
                    throw RequestRefusal.malformed(
                        "\(field): \(text.prefix(80)) cannot be taken. Give https, http on this machine (any port), "
                            + "or a private scheme such as com.example.app:/signed-in; no fragment, no wildcard.")
                }
                return uri
            }
        }
    }

    /// What `subject` and `sector` say: nil for nothing, an inner nil for an application that knows guests by their ids.
    private static func sector(_ body: inout AdminBody, redirectURIs: [RedirectURI]) throws -> String?? {
        let (subject, sector) = (try body.text("subject"), try body.text("sector"))
        switch subject {
        case nil where sector == nil: return nil
        case "public" where sector == nil: return .some(nil)
        case "pairwise":
            let hosts = Set(redirectURIs.compactMap(\.host))
            guard let name = sector ?? (hosts.count == 1 ? hosts.first : nil), let domain = DomainName(name) else {
                throw RequestRefusal.malformed(
                    "sector: name the domain whose applications may know a guest by one name, such as -d sector=contoso.example; "
                        + "it may be left out where all redirect URIs are of one host.")
            }
            return domain.text
        default: throw RequestRefusal.malformed("subject: give public, or pairwise with sector=contoso.example.")
        }
    }

    /// Nil when nothing is said of it, an inner nil for an empty text, which takes it away.
    private static func backchannelLogoutURI(_ body: inout AdminBody) throws -> RedirectURI?? {
        guard let text = try body.text("backchannelLogoutURI") else { return nil }
        if text.isEmpty { return .some(nil) }
        guard let uri = RedirectURI(text), uri.host != nil else {
            throw RequestRefusal.malformed(
                "backchannelLogoutURI: give an https URL of the application, without a fragment. The logout token is posted there.")
        }
        return uri
    }

    /// What `startURL` says: nil for nothing, an inner nil for an empty one, which takes it away.
    private static func start(_ body: inout AdminBody, in tenant: Tenant) throws -> RedirectURL?? {
        guard let text = try body.text("startURL") else { return nil }
        guard !text.isEmpty else { return .some(nil) }
        do { return try Application.start(text, in: tenant) } catch {
            throw RequestRefusal.malformed("startURL: \(error.sentence)")
        }
    }

    private static func demandStart(_ start: RedirectURL?, for takesAccessRequests: Bool) throws {
        guard takesAccessRequests, start == nil else { return }
        throw RequestRefusal.malformed(
            "accessRequests: whoever is let in must be led somewhere. Give startURL too, such as "
                + "-d accessRequests=true -d startURL=https://board.contoso.example/")
    }

    private static func algorithm(_ field: String, _ body: inout AdminBody) throws -> SigningKey.Algorithm? {
        try body.text(field).map { text in
            guard let algorithm = SigningKey.Algorithm(rawValue: text.uppercased()) else {
                throw RequestRefusal.malformed("\(field): give ES256 or RS256.")
            }
            return algorithm
        }
    }

    private static func shape(_ application: Application) -> AdminAnswer.Thing {
        [
            ("clientId", .text(application.id.description)), ("name", .text(application.name)),
            ("permissions", .list(application.permissions.map(\.rawValue).sorted())),
            ("tokenAlgorithm", .text(application.tokenAlgorithm.rawValue)),
            ("redirectURIs", .list(application.redirectURIs.map(\.text))),
            ("postLogoutRedirectURIs", .list(application.postLogoutRedirectURIs.map(\.text))),
            ("public", .flag(application.isPublic)), ("deviceFlow", .flag(application.allowsDeviceFlow)),
            ("idTokenAlgorithm", .text(application.idTokenAlgorithm.rawValue)),
            ("subject", .text(application.pairwiseSector == nil ? "public" : "pairwise")),
            ("sector", .text(application.pairwiseSector)),
            ("backchannelLogoutURI", .text(application.backchannelLogoutURI?.text)),
            ("assignmentRequired", .flag(application.requiresAssignment)),
            ("startURL", .text(application.startURL?.text)), ("accessRequests", .flag(application.takesAccessRequests)),
            ("contact", .text(application.contact?.text)),
            ("disabled", .flag(application.disabledAt != nil)), ("created", .moment(application.createdAt)),
        ]
    }

    private static func shape(_ secret: ClientSecret) -> AdminAnswer.Thing {
        [
            ("id", .text(secret.id.description)), ("hint", .text(secret.hint + "…")), ("created", .moment(secret.createdAt)),
            ("expires", .moment(secret.expiresAt)), ("revoked", .moment(secret.revokedAt)),
        ]
    }
}
