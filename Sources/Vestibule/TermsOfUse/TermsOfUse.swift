package import FoundationEssentials

/// Terms that a guest accepts before being let in, where a policy asks for them (Graph's `agreement`).
package struct TermsOfUse: Sendable, Equatable {
    package typealias ID = Identifier<TermsOfUse>

    package var id: ID
    package var displayName: String
    /// Whether the guest says to have read them, beside accepting them.
    package var isViewingRequired: Bool
    /// After how many days the guest is asked once more; nil for never.
    package var reacceptDays: Int?
    /// The texts' version: the first is 1.
    package var version: Int
    /// The oldest version whose acceptance still counts.
    package var countsSince: Int
    package var createdAt: Date
    package var changedAt: Date?

    package init(
        id: ID, displayName: String, isViewingRequired: Bool, reacceptDays: Int?, version: Int = 1, countsSince: Int = 1,
        createdAt: Date, changedAt: Date? = nil
    ) {
        self.id = id
        self.displayName = displayName
        self.isViewingRequired = isViewingRequired
        self.reacceptDays = reacceptDays
        self.version = version
        self.countsSince = countsSince
        self.createdAt = createdAt
        self.changedAt = changedAt
    }

    package static let most = 100
    package static let reacceptDaysAllowed = 1...730
}

/// Terms in one language.
package struct TermsText: Sendable, Equatable, Codable {
    /// As `en` or `pt-BR` (RFC 5646).
    package var language: String
    package var fileName: String
    /// For who reads none of the languages.
    package var isDefault: Bool
    package var markdown: String

    package init(language: String, fileName: String, isDefault: Bool, markdown: String) {
        self.language = language
        self.fileName = fileName
        self.isDefault = isDefault
        self.markdown = markdown
    }

    /// Bytes of UTF-8.
    package static let longest = 100_000
    package static let mostLanguages = 30

    /// The one for somebody who reads that language.
    package static func best(of texts: [TermsText], for language: Language) -> TermsText? {
        let wanted = language.rawValue.lowercased()
        func isWanted(_ text: TermsText) -> Bool {
            let tag = text.language.lowercased()
            return tag == wanted || tag.hasPrefix(wanted + "-")
        }
        return texts.first(where: isWanted) ?? texts.first(where: \.isDefault) ?? texts.first
    }
}

/// That a guest accepted terms.
package struct TermsAcceptance: Sendable, Equatable {
    package typealias ID = Identifier<TermsAcceptance>

    package var id: ID
    package var terms: TermsOfUse.ID
    package var version: Int
    package var guest: Guest.ID
    package var address: EmailAddress
    package var displayName: String
    package var language: String
    package var acceptedAt: Date

    package init(
        id: ID, terms: TermsOfUse.ID, version: Int, guest: Guest.ID, address: EmailAddress, displayName: String, language: String,
        acceptedAt: Date
    ) {
        self.id = id
        self.terms = terms
        self.version = version
        self.guest = guest
        self.address = address
        self.displayName = displayName
        self.language = language
        self.acceptedAt = acceptedAt
    }
}

package enum AcceptTermsOutcome: Sendable, Equatable {
    case accepted
    /// Another version is in force than the one that was shown.
    case changed
    /// The session is over, or the terms are gone.
    case over
}

package protocol TermsStore: Sendable {
    /// The texts of the version in force, the default one first.
    func texts(of terms: TermsOfUse.ID, tenant: Tenant.ID) async throws -> [TermsText]
    /// Writes the acceptance, its event and the guest's receipt. Of two presses one is written.
    func accept(
        _ terms: TermsOfUse.ID, version: Int, in language: String, by session: Session, network: String?, receipt: NewLetter
    ) async throws -> AcceptTermsOutcome
    /// In the order of their ids.
    func acceptances(
        of terms: TermsOfUse.ID, tenant: Tenant.ID, after cursor: TermsAcceptance.ID?, limit: Int
    ) async throws -> [TermsAcceptance]
    /// Writes down that the guest did not want to.
    func decline(_ terms: TermsOfUse.ID, by session: Session) async throws
}
