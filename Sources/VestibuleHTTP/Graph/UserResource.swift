import FoundationEssentials
import Vestibule

/// How Graph writes guests as users: the default properties, even when they are null, and those of a guest that callers come for.
struct UserResource: Sendable {
    /// After the `@` of the principal name.
    private let domain: String
    /// For the guests without a profile, who are nearly all, and for those who have one.
    private let plain: Outline
    private let whole: Outline
    /// Of the guests that are written, where ``tellsRoutes``.
    var routes: [Guest.ID: RouteTrace] = [:]
    /// Of the guests that are written, where ``tellsSignIns``.
    var signIns: [Guest.ID: Date] = [:]
    private var bounces: [Guest.ID: Date] = [:]
    private var accessEnds: [Guest.ID: Date] = [:]

    /// What is written of it.
    enum Kind {
        case listed, one
        case deleted
        /// With `@odata.type`, where programs read objects of several kinds.
        case typed
    }

    /// - Parameter select: The properties that are asked for, as in a `$select`; Graph's when nil.
    init(of tenant: Tenant, select: String?, as kind: Kind = .listed) throws(RequestRefusal) {
        domain = tenant.principalNameDomain
        var properties = Property.usual
        if let select {
            let selection = try Self.selection(select)
            if kind == .listed || kind == .deleted, selection.contains(.etag) {
                throw .malformed("$select: @odata.etag is told of one user, not of a list. Read the user by its id.")
            }
            properties = Property.allCases.filter(selection.contains)
        } else if kind == .deleted || kind == .typed {
            properties.append(.deletedDateTime)
        }
        if kind == .typed { properties = [.type] + properties.filter { $0 != .type } }
        plain = Outline(properties, hasProfile: false)
        whole = Outline(properties, hasProfile: true)
    }

    /// In the order they are written.
    enum Property: String, CaseIterable {
        case type = "@odata.type"
        case etag = "@odata.etag"
        case businessPhones, displayName, givenName, jobTitle, mail, mobilePhone, officeLocation, preferredLanguage, surname
        case userPrincipalName, id, otherMails, userType, creationType, accountEnabled, externalUserState
        case externalUserStateChangeDateTime, createdDateTime, identities
        case companyName, department, streetAddress, city, state, postalCode, country, deletedDateTime, signInActivity
        /// Ours beside Graph's: until when the guest is let in. Told to who asks for it.
        case accessEndDateTime
        /// Ours beside Graph's, told to who asks for them: what was decided at the door that the guest came through, and when a letter last
        /// did not arrive.
        case routeTaken, mailBouncedDateTime

        static let usual = allCases.filter { property in
            switch property {
            case .type, .etag, .companyName, .department, .streetAddress, .city, .state, .postalCode, .country, .deletedDateTime,
                .signInActivity, .accessEndDateTime, .routeTaken, .mailBouncedDateTime:
                false
            default: true
            }
        }

        /// The value, as JSON, of those that are the same for every guest, or for every one without a profile.
        fileprivate func constant(hasProfile: Bool) -> String? {
            switch self {
            case .type: ##""#microsoft.graph.user""##
            case .userType: #""Guest""#
            case .creationType: #""Invitation""#
            case .businessPhones: hasProfile ? nil : "[]"
            default: hasProfile || inProfile == nil ? nil : "null"
            }
        }

        /// The text of the profile that it is.
        fileprivate var inProfile: GuestProfile.Property? { GuestProfile.Property(rawValue: rawValue) }
    }

    /// Half of a user is the same for all of them: that is put together once, and only what differs is written for each.
    fileprivate struct Outline: Sendable {
        /// The text before each value, one after the other, and the text after the last.
        private(set) var text: [UInt8] = []
        /// Each value, and where the text before it ends.
        private(set) var values: [(property: Property, end: Int)] = []

        init(_ properties: [Property], hasProfile: Bool) {
            text.append(UInt8(ascii: "{"))
            for (index, property) in properties.enumerated() {
                text += (index > 0 ? "," : "").utf8
                text += "\"\(property.rawValue)\":".utf8
                if let constant = property.constant(hasProfile: hasProfile) {
                    text += constant.utf8
                } else {
                    values.append((property, text.count))
                }
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    var tellsSignIns: Bool { tells(.signInActivity) }

    /// Reads what is told of these guests and is not in their rows.
    mutating func lookUp(_ guests: [Guest.ID], of tenant: Tenant.ID, in store: any GuestStore) async throws {
        if tells(.routeTaken) { routes = try await store.routesTaken(by: guests, of: tenant) }
        if tells(.signInActivity) { signIns = try await store.lastSignIns(of: guests, tenant: tenant) }
        if tells(.accessEndDateTime) { accessEnds = try await store.accessEnds(of: guests, tenant: tenant) }
        if tells(.mailBouncedDateTime) { bounces = try await store.lastBounces(of: guests, tenant: tenant) }
    }

    private func tells(_ property: Property) -> Bool { whole.values.contains { $0.property == property } }

    func write(_ guest: borrowing Guest, to json: inout JSONWriter) {
        if guest.profile == nil { write(guest, along: plain, to: &json) } else { write(guest, along: whole, to: &json) }
    }

    private func write(_ guest: borrowing Guest, along outline: borrowing Outline, to json: inout JSONWriter) {
        let text = outline.text.span
        let values = outline.values.span
        var start = 0
        for index in values.indices {
            let end = values[index].end
            json.put(together: text.extracting(start..<end))
            write(values[index].property, of: guest, to: &json)
            start = end
        }
        json.put(together: text.extracting(start...))
    }

    @inline(__always)
    private func write(_ property: Property, of guest: borrowing Guest, to json: inout JSONWriter) {
        switch property {
        case .displayName: json.string(guest.displayName)
        case .mail: json.plain(guest.address.text)
        case .preferredLanguage: json.string(guest.preferredLanguage)
        case .userPrincipalName:
            json.plain(guest.userPrincipalNameLength(in: domain)) { guest.writeUserPrincipalName(in: domain, to: $0) }
        case .id: json.id(guest.id)
        case .otherMails: json.array(ofOne: guest.address.text)
        case .accountEnabled: json.bool(guest.isEnabled)
        case .externalUserState: json.plain(guest.state.rawValue)
        case .externalUserStateChangeDateTime: json.moment(guest.stateChangedAt)
        case .createdDateTime: json.moment(guest.createdAt)
        case .identities: json.identities(issuer: guest.door.graphIssuer)
        case .routeTaken:
            if let route = routes[guest.id] { route.write(to: &json) } else { json.string(nil) }
        case .etag: json.string(guest.version.map { UserTag($0, domain).text })
        case .businessPhones: json.array(guest.profile?.businessPhones ?? [])
        case .deletedDateTime: json.moment(guest.deletedAt)
        case .mailBouncedDateTime: json.moment(bounces[guest.id])
        case .accessEndDateTime: json.moment(accessEnds[guest.id])
        case .signInActivity: write(signIn: signIns[guest.id], to: &json)
        case .givenName, .jobTitle, .mobilePhone, .officeLocation, .surname, .companyName, .department, .streetAddress, .city,
            .state, .postalCode, .country:
            json.string(property.inProfile.flatMap { guest.profile?[$0] })
        case .type, .userType, .creationType:
            break  // The same for all.
        }
    }

    /// Of a sign-in that failed nobody knows whose it was, so the last one is the last that succeeded.
    private func write(signIn: Date?, to json: inout JSONWriter) {
        json.object {
            $0.member("lastSignInDateTime") { $0.moment(signIn) }
            $0.member("lastSuccessfulSignInDateTime") { $0.moment(signIn) }
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
