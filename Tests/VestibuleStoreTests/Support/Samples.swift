import Foundation

@testable import Vestibule

extension Tenant {
    static func sample(
        id: Tenant.ID = MigratedDatabase.newID(), name: String = "Contoso", passcodeMinutes: Int = 30,
        dailyLetters: Int = 5000,
        domains: [DomainName] = [], domainRules: [DomainRule] = []
    ) throws -> Tenant {
        Tenant(
            id: id, name: name, contact: try EmailAddress("it@contoso.example"), branding: Branding(tenantName: name),
            domains: domains, redirectOrigins: [try RedirectOrigin("https://app.contoso.example")],
            domainRules: domainRules, passcodeMinutes: passcodeMinutes, dailyLetters: dailyLetters, createdAt: Date())
    }
}

extension Application {
    static func sample(of tenant: Tenant.ID, contact: EmailAddress? = nil) -> Application {
        Application(
            id: MigratedDatabase.newID(), tenant: tenant, name: "Portal", permissions: [.inviteGuests, .readGuests],
            contact: contact, createdAt: Date())
    }
}

extension ClientSecret {
    static func sample(expiresAt: Date? = nil) -> ClientSecret {
        ClientSecret(id: MigratedDatabase.newID(), hint: "abcd", createdAt: Date(), expiresAt: expiresAt)
    }
}

extension PermittedInvitation {
    static func sample(
        to address: String = "ana@fabrikam.example", sendsLetter: Bool = true,
        expiresAt: Date = Date(timeIntervalSinceNow: 86_400), roles: [WantedRole] = []
    ) throws -> PermittedInvitation {
        PermittedInvitation(
            address: try EmailAddress(address), redirectURL: try RedirectURL("https://app.contoso.example/start"),
            displayName: "Ana", message: nil, languageTag: nil, copies: [], sendsLetter: sendsLetter, expiresAt: expiresAt,
            roles: roles)
    }
}

extension AuthorizationCode {
    static func sample(for session: Credential, of house: House) -> AuthorizationCode {
        AuthorizationCode(
            grant: MigratedDatabase.newID(), session: Session.ID(rawValue: session.row), application: house.application.id,
            redirectURI: "https://board.contoso.example/", challenge: "c", nonce: nil, scope: ["openid"], madeAt: Date())
    }
}

extension GrantStore {
    /// Of a tenant without policies.
    func begin(_ code: AuthorizationCode, of tenant: Tenant.ID, refresh: NewRefreshToken?) async throws -> GrantOutcome {
        try await begin(code, of: tenant, refresh: refresh, judgement: .unconditional)
    }
}

extension RouteTrace {
    static func sample(_ door: Door) -> RouteTrace {
        RouteTrace(
            at: Date(timeIntervalSince1970: 1_800_000_000), door: door,
            verdicts: [DoorVerdict(.azureAD, .mayFit(.unknown(.unreachable))), DoorVerdict(.passcode, .mayFit(.mailbox))])
    }
}

extension NewLetter {
    static func sample(
        _ kind: Letter.Kind = .invitation, to address: EmailAddress, dropAfter: Date? = nil
    ) -> NewLetter {
        NewLetter(
            id: MigratedDatabase.newID(), kind: kind, recipient: address, copies: [], language: .english,
            sealedBody: Array("sealed".utf8), dropAfter: dropAfter)
    }
}

extension NewCode {
    static let right: [UInt8] = Array(repeating: 1, count: 32)
    static let wrong: [UInt8] = Array(repeating: 2, count: 32)

    /// - Parameter report: The *this was not me* link that its letter carries.
    static func sample(
        _ code: [UInt8] = NewCode.right, to address: EmailAddress, report: TokenDigest = TokenDigest(of: "report"),
        minutes: Int = 30
    ) -> NewCode {
        NewCode(
            authenticationCode: code, referenceWord: "heron", report: report, letter: .sample(.passcode, to: address),
            minutes: minutes)
    }
}

extension MigratedDatabase {
    static func newID<Entity>(of entity: Entity.Type = Entity.self) -> Identifier<Entity> {
        Surroundings(
            now: { Date() }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } }
        ).newID()
    }
}
