import FoundationEssentials

/// One line's wish: an invitation, and who answers for the guest.
package struct BulkWish: Sendable, Equatable {
    package var request: InvitationRequest
    /// An address, as it stood there.
    package var sponsor: String?

    package init(_ request: InvitationRequest, sponsor: String? = nil) {
        self.request = request
        self.sponsor = sponsor
    }

    package var namesSponsors: Bool { sponsor != nil || !request.sponsors.isEmpty }

    /// What a request by itself would ask for: the line's own sponsor among the others.
    package func invitation() throws(EmailAddressRefusal) -> InvitationRequest {
        guard let sponsor else { return request }
        var invitation = request
        invitation.sponsors.append(.address(try EmailAddress(sponsor)))
        return invitation
    }
}

/// Why a line is refused before anything is asked of the tenant's rules.
package enum BulkFault: Refusal, Equatable {
    case unreadable(String)
    case repeated(BulkWish, of: Int)
    /// The caller may not ask for this.
    case notPermitted(BulkWish, String)
    case sponsor(BulkWish, EmailAddressRefusal)

    package var sentence: String {
        switch self {
        case .unreadable(let sentence), .notPermitted(_, let sentence): sentence
        case .repeated(_, let line): "The address stands in line \(line) already. Keep one of the two."
        case .sponsor(_, let refusal): "sponsor: \(refusal.sentence)"
        }
    }

    /// What the line asked for, where it could be read.
    package var wish: BulkWish? {
        switch self {
        case .unreadable: nil
        case .repeated(let wish, _), .notPermitted(let wish, _), .sponsor(let wish, _): wish
        }
    }
}

/// How a wish is kept until its turn comes: JSON, with what is there only.
extension BulkWish: Codable {
    package var kept: String {
        // Texts, dates and a flag, in which there is nothing that JSON cannot say.
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    package init?(kept json: String) {
        guard let wish = try? JSONDecoder().decode(BulkWish.self, from: Data(json.utf8)) else { return nil }
        self = wish
    }

    private enum Name: String, CodingKey {
        case address, redirectURL, displayName, message, language, copies, sendsLetter, expiresAt, roles, door, sponsor, sponsors
        case accessEndsAt
    }

    private struct Role: Codable {
        var application: Application.ID
        var id: AppRole.ID?
        var value: String?

        init(_ wanted: WantedRole) {
            application = wanted.application
            switch wanted.role {
            case .defaultAccess: id = .ofDefaultAccess
            case .id(let role): id = role
            case .value(let text): value = text
            }
        }

        var wanted: WantedRole { WantedRole(value.map { .value($0) } ?? .init(id ?? .ofDefaultAccess), of: application) }
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Name.self)
        request = InvitationRequest(
            address: try fields.decode(String.self, forKey: .address),
            redirectURL: try fields.decode(String.self, forKey: .redirectURL),
            displayName: try fields.decodeIfPresent(String.self, forKey: .displayName),
            message: try fields.decodeIfPresent(String.self, forKey: .message),
            language: try fields.decodeIfPresent(String.self, forKey: .language),
            copies: try fields.decodeIfPresent([String].self, forKey: .copies) ?? [],
            sendsLetter: try fields.decodeIfPresent(Bool.self, forKey: .sendsLetter) ?? false,
            expiresAt: try fields.decodeIfPresent(Double.self, forKey: .expiresAt).map { Date(timeIntervalSince1970: $0) },
            roles: (try fields.decodeIfPresent([Role].self, forKey: .roles) ?? []).map(\.wanted),
            wishedDoor: try fields.decodeIfPresent(String.self, forKey: .door).flatMap { Door($0) })
        sponsor = try fields.decodeIfPresent(String.self, forKey: .sponsor)
        request.sponsors = (try fields.decodeIfPresent([String].self, forKey: .sponsors) ?? []).compactMap(Self.sponsor)
        request.accessEndsAt = try fields.decodeIfPresent(Double.self, forKey: .accessEndsAt).map {
            Date(timeIntervalSince1970: $0)
        }
    }

    /// An address or an id, by the one sign that no id has.
    private static func sponsor(_ text: String) -> NamedSponsor? {
        text.contains("@") ? (try? EmailAddress(text)).map(NamedSponsor.address) : Sponsor.ID(text).map(NamedSponsor.id)
    }

    private static func text(_ sponsor: NamedSponsor) -> String {
        switch sponsor {
        case .address(let address): address.text
        case .id(let id): id.description
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(request.address, forKey: .address)
        try fields.encode(request.redirectURL, forKey: .redirectURL)
        try fields.encodeIfPresent(request.displayName, forKey: .displayName)
        try fields.encodeIfPresent(request.message, forKey: .message)
        try fields.encodeIfPresent(request.language, forKey: .language)
        if !request.copies.isEmpty { try fields.encode(request.copies, forKey: .copies) }
        if request.sendsLetter { try fields.encode(true, forKey: .sendsLetter) }
        try fields.encodeIfPresent(request.expiresAt?.timeIntervalSince1970, forKey: .expiresAt)
        if !request.roles.isEmpty { try fields.encode(request.roles.map(Role.init), forKey: .roles) }
        try fields.encodeIfPresent(request.wishedDoor?.description, forKey: .door)
        try fields.encodeIfPresent(sponsor, forKey: .sponsor)
        if !request.sponsors.isEmpty { try fields.encode(request.sponsors.map(Self.text), forKey: .sponsors) }
        try fields.encodeIfPresent(request.accessEndsAt?.timeIntervalSince1970, forKey: .accessEndsAt)
    }
}
