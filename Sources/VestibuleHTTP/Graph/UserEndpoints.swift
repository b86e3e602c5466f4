import FoundationEssentials
import Hummingbird
import Vestibule

/// `/v1.0/users`: the guests, in Graph's shape.
struct UserEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let found = try await parts.guests.list(
            of: caller.tenant.id, after: try page.cursor(as: Guest.self), limit: page.size + 1)
        return Response.json(
            GraphList(
                found.prefix(page.size).map { UserResource($0, of: caller.tenant) },
                next: found.count > page.size
                    ? page.next(after: found[page.size - 1].id, path: "/v1.0/users", site: parts.site) : nil))
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard let guest = try await parts.guests.guest(try id(context), of: caller.tenant.id) else { throw missing }
        return Response.json(UserResource(guest, of: caller.tenant))
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let actor = Actor.application(caller.application.id)
        guard try await parts.guests.delete(try id(context), of: caller.tenant.id, by: actor) else { throw missing }
        return Response.noContent
    }

    private func id(_ context: RequestFacts) throws -> Guest.ID {
        guard let id = context.parameters.get("id").flatMap({ Guest.ID($0) }) else { throw missing }
        return id
    }

    private var missing: RequestRefusal { .notFound("No such user.") }
}

/// A guest as Graph writes a user: its default properties, and those of a guest that callers come for.
struct UserResource: Encodable {
    let id: String
    let displayName: String
    let givenName: String? = nil
    let surname: String? = nil
    let jobTitle: String? = nil
    let mobilePhone: String? = nil
    let officeLocation: String? = nil
    let businessPhones: [String] = []
    let mail: String
    let otherMails: [String]
    let preferredLanguage: String?
    let userPrincipalName: String
    let userType = "Guest"
    let creationType = "Invitation"
    let accountEnabled: Bool
    let externalUserState: String
    let externalUserStateChangeDateTime: Date
    let createdDateTime: Date
    let identities: [Identity]

    struct Identity: Encodable {
        let signInType: String
        let issuer: String
        let issuerAssignedId: String?
    }

    init(_ guest: Guest, of tenant: Tenant) {
        id = guest.id.description
        displayName = guest.displayName
        mail = guest.address.text
        otherMails = [guest.address.text]
        preferredLanguage = guest.preferredLanguage
        userPrincipalName = guest.userPrincipalName(in: tenant.domains.first?.text ?? tenant.id.description)
        accountEnabled = guest.isEnabled
        externalUserState = guest.state.rawValue
        externalUserStateChangeDateTime = guest.stateChangedAt
        createdDateTime = guest.createdAt
        identities = [Identity(signInType: "federated", issuer: "mail", issuerAssignedId: nil)]
    }

    enum CodingKeys: String, CodingKey {
        case id, displayName, givenName, surname, jobTitle, mobilePhone, officeLocation, businessPhones, mail, otherMails
        case preferredLanguage, userPrincipalName, userType, creationType, accountEnabled, externalUserState
        case externalUserStateChangeDateTime, createdDateTime, identities
    }

    /// Graph writes its default properties even when they are null.
    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(businessPhones, forKey: .businessPhones)
        try fields.encode(displayName, forKey: .displayName)
        try fields.encode(givenName, forKey: .givenName)
        try fields.encode(jobTitle, forKey: .jobTitle)
        try fields.encode(mail, forKey: .mail)
        try fields.encode(mobilePhone, forKey: .mobilePhone)
        try fields.encode(officeLocation, forKey: .officeLocation)
        try fields.encode(preferredLanguage, forKey: .preferredLanguage)
        try fields.encode(surname, forKey: .surname)
        try fields.encode(userPrincipalName, forKey: .userPrincipalName)
        try fields.encode(id, forKey: .id)
        try fields.encode(otherMails, forKey: .otherMails)
        try fields.encode(userType, forKey: .userType)
        try fields.encode(creationType, forKey: .creationType)
        try fields.encode(accountEnabled, forKey: .accountEnabled)
        try fields.encode(externalUserState, forKey: .externalUserState)
        try fields.encode(externalUserStateChangeDateTime, forKey: .externalUserStateChangeDateTime)
        try fields.encode(createdDateTime, forKey: .createdDateTime)
        try fields.encode(identities, forKey: .identities)
    }
}
