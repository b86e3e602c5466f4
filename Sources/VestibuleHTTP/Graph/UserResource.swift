import Vestibule

/// How Graph writes guests as users: the default properties, even when they are null, and those of a guest that callers come for.
struct UserResource: Sendable {
    /// After the `@` of the principal name.
    private let domain: String
    private let outline: Outline
    /// Of the guests that are written, where ``tellsRoutes``.
    var routes: [Guest.ID: RouteTrace] = [:]

    /// - Parameter select: The properties that are asked for, as in a `$select`; Graph's when nil.
    init(of tenant: Tenant, select: String?) throws(RequestRefusal) {
        domain = tenant.principalNameDomain
        guard let select else {
            outline = Outline.ofAll
            return
        }
        let selection = try Self.selection(select)
        outline = Outline(Property.allCases.filter(selection.contains))
    }

    /// In the order they are written.
    enum Property: String, CaseIterable {
        case businessPhones, displayName, givenName, jobTitle, mail, mobilePhone, officeLocation, preferredLanguage, surname
        case userPrincipalName, id, otherMails, userType, creationType, accountEnabled, externalUserState
        case externalUserStateChangeDateTime, createdDateTime, identities
        /// Ours beside Graph's: what was decided at the door that the guest came through. Told to who asks for it.
        case routeTaken

        static let usual = allCases.filter { $0 != .routeTaken }

        /// The value, as JSON, of those that are the same for every guest.
        fileprivate var constant: String? {
            switch self {
            case .givenName, .jobTitle, .mobilePhone, .officeLocation, .surname: "null"
            case .businessPhones: "[]"
            case .userType: #""Guest""#
            case .creationType: #""Invitation""#
            case .displayName, .mail, .preferredLanguage, .userPrincipalName, .id, .otherMails, .accountEnabled, .externalUserState,
                .externalUserStateChangeDateTime, .createdDateTime, .identities, .routeTaken:
                nil
            }
        }
    }

    /// Half of a user is the same for all of them: that is put together once, and only what differs is written for each.
    fileprivate struct Outline: Sendable {
        /// The text before each value, one after the other, and the text after the last.
        private(set) var text: [UInt8] = []
        /// Each value, and where the text before it ends.
        private(set) var values: [(property: Property, end: Int)] = []

        static let ofAll = Outline(Property.usual)

        init(_ properties: [Property]) {
            text.append(UInt8(ascii: "{"))
            for (index, property) in properties.enumerated() {
                text += (index > 0 ? "," : "").utf8
                text += "\"\(property.rawValue)\":".utf8
                if let constant = property.constant { text += constant.utf8 } else { values.append((property, text.count)) }
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    var tellsRoutes: Bool { outline.values.contains { $0.property == .routeTaken } }

    func write(_ guest: borrowing Guest, to json: inout JSONWriter) {
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
        case .businessPhones, .givenName, .jobTitle, .mobilePhone, .officeLocation, .surname, .userType, .creationType:
            break  // The same for all.
        case .identities: json.identities(issuer: guest.door.graphIssuer)
        case .routeTaken:
            if let route = routes[guest.id] { route.write(to: &json) } else { json.string(nil) }
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
