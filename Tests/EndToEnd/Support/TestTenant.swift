import Foundation
import TestSupport

/// A tenant with one application, made over `/admin` as an operator makes them.
struct TestTenant: Sendable {
    let service: any RunningService
    let id: String
    let domain: String
    let clientID: String
    let secret: String
    let accessToken: String

    /// The same tenant, called at another replica.
    func at(_ service: any RunningService) -> TestTenant {
        TestTenant(service: service, id: id, domain: domain, clientID: clientID, secret: secret, accessToken: accessToken)
    }

    static let redirectURL = "https://app.contoso.example/welcome"

    struct Invited: Sendable {
        let answer: HTTPAnswer
        var id: String { answer.json["id"].text ?? "" }
        var guest: String { answer.json["invitedUser"]["id"].text ?? "" }
        var link: String { answer.json["inviteRedeemUrl"].text ?? "" }
    }

    /// Invites over Graph; a refusal fails the test.
    func invite(_ address: String, _ extra: JSON = [:], key: String? = nil) async throws -> Invited {
        let answer = try await tryToInvite(address, extra, key: key)
        guard answer.status == 201 else { throw UnexpectedAnswer(what: "inviting \(address)", answer: answer) }
        return Invited(answer: answer)
    }

    /// Invites over Graph, whatever comes of it.
    func tryToInvite(_ address: String, _ extra: JSON = [:], key: String? = nil) async throws -> HTTPAnswer {
        NeverPrinted.note(address)
        var body: [String: JSON] = [
            "invitedUserEmailAddress": .string(address), "inviteRedirectUrl": .string(Self.redirectURL),
            "sendInvitationMessage": true,
        ]
        if case .object(let fields) = extra { body.merge(fields) { _, new in new } }
        let headers = key.map { [(name: "Idempotency-Key", value: $0)] } ?? []
        return try await graph("POST", "/v1.0/invitations", headers: headers, .object(body))
    }

    func graph(
        _ method: String, _ path: String, headers: [(name: String, value: String)] = [], _ body: JSON? = nil
    ) async throws -> HTTPAnswer {
        try await service.json(method, path, bearer: accessToken, headers: headers, body)
    }

    /// Asks for an access token with client credentials.
    func token() async throws -> HTTPAnswer { try await Self.token(service, domain, clientID, secret) }

    fileprivate static func token(
        _ service: any RunningService, _ domain: String, _ clientID: String, _ secret: String
    ) async throws -> HTTPAnswer {
        let form = "grant_type=client_credentials&client_id=\(clientID)&client_secret=\(secret)"
        return try await service.call(
            "POST", "/\(domain)/oauth2/v2.0/token", headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(form.utf8))
    }
}

extension RunningService {
    /// A new tenant; `settings` are fields of its creation.
    func tenant(
        _ name: String = "Contoso", domain: String = "contoso.example", permissions: [String] = ["User.ReadWrite.All"],
        settings: [String: JSON] = [:]
    ) async throws -> TestTenant {
        var body: [String: JSON] = [
            "name": .string(name), "contact": .string("it@\(domain)"), "domain": .string(domain),
            "redirectOrigin": "https://app.contoso.example",
        ]
        body.merge(settings) { _, new in new }
        let tenant = try await admin("POST", "/tenants", .object(body))
        let application = try await admin(
            "POST", "/tenants/\(domain)/applications",
            [
                "name": .string("\(name) Projects"), "permission": .array(permissions.map { .string($0) }),
                "contact": .string("projects@\(domain)"),
            ])
        let (client, secret) = (application["clientId"].text ?? "", application["clientSecret"].text ?? "")
        let answer = try await TestTenant.token(self, domain, client, secret)
        guard let token = answer.json["access_token"].text else {
            throw UnexpectedAnswer(what: "a token", answer: answer)
        }
        for secretThing in [secret, token, "it@\(domain)"] { NeverPrinted.note(secretThing) }
        return TestTenant(
            service: self, id: tenant["id"].text ?? "", domain: domain, clientID: client, secret: secret,
            accessToken: token)
    }
}

extension Browser {
    /// Types the address at the tenant's sign-in.
    ///
    /// - Returns: The passcode page.
    func askToSignIn(to tenant: TestTenant, as address: String) async throws -> Page {
        try await askToSignIn(to: tenant.domain, as: address)
    }
}
