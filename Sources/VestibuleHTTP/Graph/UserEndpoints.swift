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
        let shape = try UserResource.Shape(of: caller.tenant, select: page.select)
        let found = try await parts.guests.list(
            of: caller.tenant.id, matching: filter, after: try page.cursor(as: Guest.self), limit: page.size + 1)
        return Response.json(
            GraphList(
                found.prefix(page.size).lazy.map { UserResource(guest: $0, shape: shape) },
                next: found.count > page.size
                    ? page.next(after: found[page.size - 1].id, path: "/v1.0/users", site: parts.site) : nil),
            capacity: 1024 * (found.count + 1))
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let shape = try UserResource.Shape(
            of: caller.tenant, select: try GraphPage.options(request, known: ["$select"])["$select"])
        guard let guest = try await parts.guests.guest(try id(context), of: caller.tenant.id) else { throw missing }
        return Response.json(UserResource(guest: guest, shape: shape))
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

/// A guest as Graph writes a user: its default properties, even when they are null, and those of a guest that callers come for.
struct UserResource: JSONWritable {
    let guest: Guest
    let shape: Shape

    /// What all users of one answer share.
    struct Shape: Sendable {
        /// After the `@` of the principal name.
        let domain: String
        /// Those chosen by `$select`, or all, in the order they are written.
        let properties: [Property]

        init(of tenant: Tenant, select: String?) throws(RequestRefusal) {
            domain = tenant.principalNameDomain
            guard let select else {
                properties = Property.all
                return
            }
            let selection = try UserResource.selection(select)
            properties = Property.all.filter(selection.contains)
        }
    }

    /// In the order they are written.
    enum Property: String, CaseIterable {
        case businessPhones, displayName, givenName, jobTitle, mail, mobilePhone, officeLocation, preferredLanguage, surname
        case userPrincipalName, id, otherMails, userType, creationType, accountEnabled, externalUserState
        case externalUserStateChangeDateTime, createdDateTime, identities

        /// Made once; `allCases` makes its list anew each time.
        static let all = allCases
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            for property in shape.properties { write(property, to: &json) }
        }
    }

    private func write(_ property: Property, to json: inout JSONWriter) {
        switch property {
        case .businessPhones: json.member("businessPhones", always: "[]")
        case .displayName: json.member("displayName", guest.displayName)
        case .givenName: json.null("givenName")
        case .jobTitle: json.null("jobTitle")
        case .mail: json.member("mail", guest.address.text)
        case .mobilePhone: json.null("mobilePhone")
        case .officeLocation: json.null("officeLocation")
        case .preferredLanguage: json.member("preferredLanguage", guest.preferredLanguage)
        case .surname: json.null("surname")
        case .userPrincipalName: json.member("userPrincipalName", guest.userPrincipalName(in: shape.domain))
        case .id: json.member("id", guest.id)
        case .otherMails: json.member("otherMails") { $0.array(CollectionOfOne(guest.address.text)) { $0.string($1) } }
        case .userType: json.member("userType", "Guest")
        case .creationType: json.member("creationType", "Invitation")
        case .accountEnabled: json.member("accountEnabled", guest.isEnabled)
        case .externalUserState: json.member("externalUserState", guest.state.rawValue)
        case .externalUserStateChangeDateTime: json.member("externalUserStateChangeDateTime", guest.stateChangedAt)
        case .createdDateTime: json.member("createdDateTime", guest.createdAt)
        case .identities:
            json.member(
                "identities", always: #"[{"signInType":"federated","issuer":"mail","issuerAssignedId":null}]"#)
        }
    }

    /// Reads a `$select`: names in any case, with commas between.
    static func selection(_ text: String) throws(RequestRefusal) -> Set<Property> {
        var selection: Set<Property> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = part.filter { $0 != " " }
            guard let key = Property.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
                let known = Property.allCases.map(\.rawValue).joined(separator: ", ")
                throw .malformed("$select: there is no property '\(name.prefix(60))'. There are: \(known).")
            }
            selection.insert(key)
        }
        return selection
    }
}
