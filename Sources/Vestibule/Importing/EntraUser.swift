import FoundationEssentials

/// One of Graph's `/users` as a page of them has it. Properties that are not there are null.
package struct EntraUser: Decodable, Sendable {
    private var id: String?
    private var displayName: String?
    private var mail: String?
    private var otherMails: [String]?
    private var userPrincipalName: String?
    private var userType: String?
    private var externalUserState: String?
    private var accountEnabled: Bool?
    private var createdDateTime: String?
    private var preferredLanguage: String?
    private var businessPhones: [String]?
    private var sponsors: [SponsorUser]?
    private let profile: GuestProfile

    private struct SponsorUser: Decodable {
        var mail: String?
        var userPrincipalName: String?
    }

    private enum Name: String, CodingKey {
        case id, displayName, mail, otherMails, userPrincipalName, userType, externalUserState, accountEnabled, createdDateTime
        case preferredLanguage, businessPhones, sponsors
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Name.self)
        id = try fields.decodeIfPresent(String.self, forKey: .id)
        displayName = try fields.decodeIfPresent(String.self, forKey: .displayName)
        mail = try fields.decodeIfPresent(String.self, forKey: .mail)
        otherMails = try fields.decodeIfPresent([String].self, forKey: .otherMails)
        userPrincipalName = try fields.decodeIfPresent(String.self, forKey: .userPrincipalName)
        userType = try fields.decodeIfPresent(String.self, forKey: .userType)
        externalUserState = try fields.decodeIfPresent(String.self, forKey: .externalUserState)
        accountEnabled = try fields.decodeIfPresent(Bool.self, forKey: .accountEnabled)
        createdDateTime = try fields.decodeIfPresent(String.self, forKey: .createdDateTime)
        preferredLanguage = try fields.decodeIfPresent(String.self, forKey: .preferredLanguage)
        businessPhones = try fields.decodeIfPresent([String].self, forKey: .businessPhones)
        sponsors = try fields.decodeIfPresent([SponsorUser].self, forKey: .sponsors)
        let texts = try decoder.singleValueContainer().decode(GuestProfile.self).texts.filter { !$0.value.isEmpty }
        profile = GuestProfile(texts: texts, businessPhones: (businessPhones ?? []).filter { !$0.isEmpty })
    }

    /// For reports: the mail, else the name that the directory knows the user by.
    package var name: String { mail ?? userPrincipalName ?? id ?? "(without id)" }

    /// The guest; nil for who is a member there.
    ///
    /// - Throws: ``ImportRefusal`` where the page lacks what must be known, or holds nonsense.
    package func guest() throws(ImportRefusal) -> ImportedGuest? {
        guard let userType else { throw Self.lacking("userType") }
        guard userType.lowercased() == "guest" else { return nil }
        guard let id, !id.isEmpty, PlainText.isAcceptable(id, limit: 64) else { throw Self.lacking("id") }
        // Nobody is let in because a property was not asked for.
        guard let accountEnabled else { throw Self.lacking("accountEnabled") }
        guard let created = createdDateTime.flatMap(Self.date) else { throw Self.lacking("createdDateTime") }
        guard let address = mail ?? otherMails?.first, !address.isEmpty else { throw .noAddress }
        let name = displayName.flatMap { $0.isEmpty ? nil : $0 } ?? address
        return ImportedGuest(
            originID: id.lowercased(), address: address, displayName: name,
            isAccepted: externalUserState?.lowercased() == "accepted", isEnabled: accountEnabled, createdAt: created,
            preferredLanguage: preferredLanguage.flatMap { $0.isEmpty ? nil : $0 }, profile: profile,
            sponsors: (sponsors ?? []).compactMap { $0.mail ?? $0.userPrincipalName })
    }

    private static func lacking(_ property: String) -> ImportRefusal {
        .unreadable("The page lacks \(property). Ask for it: $select=\(selection)")
    }

    /// What to ask Graph for.
    package static let selection =
        ([
            "id", "displayName", "mail", "otherMails", "userPrincipalName", "userType", "externalUserState", "accountEnabled",
            "createdDateTime", "preferredLanguage", "businessPhones", "identities",
        ] + GuestProfile.Property.allCases.map(\.rawValue)).joined(separator: ",")

    private static func date(_ text: String) -> Date? {
        (try? Date(text, strategy: .iso8601))
            ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}
