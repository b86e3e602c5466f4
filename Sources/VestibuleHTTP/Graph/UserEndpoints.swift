import FoundationEssentials
import Hummingbird
import Vestibule

/// `/v1.0/users`: the guests, in Graph's shape.
struct UserEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$select"])
        let filters = UserFilter(domain: caller.tenant.principalNameDomain)
        let filter = try page.filter.map { try filters.filter($0) } ?? .everyone
        let selection = try page.select.map { try UserResource.selection($0) }
        let found = try await parts.guests.list(
            of: caller.tenant.id, matching: filter, after: try page.cursor(as: Guest.self), limit: page.size + 1)
        return Response.json(
            GraphList(
                found.prefix(page.size).map { UserResource($0, of: caller.tenant, selection: selection) },
                next: found.count > page.size
                    ? page.next(after: found[page.size - 1].id, path: "/v1.0/users", site: parts.site) : nil))
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let selection = try GraphPage.options(request, known: ["$select"])["$select"].map { try UserResource.selection($0) }
        guard let guest = try await parts.guests.guest(try id(context), of: caller.tenant.id) else { throw missing }
        return Response.json(UserResource(guest, of: caller.tenant, selection: selection))
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
    /// What was chosen by `$select`; nil for all.
    private let selection: Set<CodingKeys>?

    struct Identity: Encodable {
        let signInType: String
        let issuer: String
        let issuerAssignedId: String?
    }

    init(_ guest: Guest, of tenant: Tenant, selection: Set<CodingKeys>? = nil) {
        self.selection = selection
        id = guest.id.description
        displayName = guest.displayName
        mail = guest.address.text
        otherMails = [guest.address.text]
        preferredLanguage = guest.preferredLanguage
        userPrincipalName = guest.userPrincipalName(in: tenant.principalNameDomain)
        accountEnabled = guest.isEnabled
        externalUserState = guest.state.rawValue
        externalUserStateChangeDateTime = guest.stateChangedAt
        createdDateTime = guest.createdAt
        identities = [Identity(signInType: "federated", issuer: "mail", issuerAssignedId: nil)]
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, displayName, givenName, surname, jobTitle, mobilePhone, officeLocation, businessPhones, mail, otherMails
        case preferredLanguage, userPrincipalName, userType, creationType, accountEnabled, externalUserState
        case externalUserStateChangeDateTime, createdDateTime, identities
    }

    /// Graph writes its default properties even when they are null.
    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        func put(_ value: some Encodable, _ key: CodingKeys) throws {
            if selection?.contains(key) != false { try fields.encode(value, forKey: key) }
        }
        try put(businessPhones, .businessPhones)
        try put(displayName, .displayName)
        try put(givenName, .givenName)
        try put(jobTitle, .jobTitle)
        try put(mail, .mail)
        try put(mobilePhone, .mobilePhone)
        try put(officeLocation, .officeLocation)
        try put(preferredLanguage, .preferredLanguage)
        try put(surname, .surname)
        try put(userPrincipalName, .userPrincipalName)
        try put(id, .id)
        try put(otherMails, .otherMails)
        try put(userType, .userType)
        try put(creationType, .creationType)
        try put(accountEnabled, .accountEnabled)
        try put(externalUserState, .externalUserState)
        try put(externalUserStateChangeDateTime, .externalUserStateChangeDateTime)
        try put(createdDateTime, .createdDateTime)
        try put(identities, .identities)
    }

    /// Reads a `$select`: names in any case, with commas between.
    static func selection(_ text: String) throws(RequestRefusal) -> Set<CodingKeys> {
        var selection: Set<CodingKeys> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = part.filter { $0 != " " }
            guard let key = CodingKeys.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
                let known = CodingKeys.allCases.map(\.rawValue).joined(separator: ", ")
                throw .malformed("$select: there is no property '\(name.prefix(60))'. There are: \(known).")
            }
            selection.insert(key)
        }
        return selection
    }
}
