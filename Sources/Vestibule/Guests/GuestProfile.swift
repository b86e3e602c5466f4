/// What a guest is said to be beside the name: Graph's properties of a user that an application may write. Few guests have any.
package struct GuestProfile: Sendable, Equatable {
    /// Each by Graph's name.
    package enum Property: String, Sendable, CaseIterable {
        case givenName, surname, jobTitle, companyName, department, officeLocation
        case streetAddress, city, state, postalCode, country, mobilePhone

        /// In characters, as Graph documents it.
        package var limit: Int {
            switch self {
            case .givenName, .surname, .companyName, .department, .mobilePhone: 64
            case .jobTitle, .officeLocation, .city, .state, .country: 128
            case .postalCode: 40
            case .streetAddress: 1024
            }
        }
    }

    package var texts: [Property: String]
    /// At most one, as in Graph.
    package var businessPhones: [String]

    package init(texts: [Property: String] = [:], businessPhones: [String] = []) {
        self.texts = texts
        self.businessPhones = businessPhones
    }

    package subscript(property: Property) -> String? { texts[property] }

    package static let phones = "businessPhones"
}
