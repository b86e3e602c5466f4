package import FoundationEssentials

/// To the guest: a receipt for terms of use that were accepted.
package struct TermsAcceptedLetter: Codable, Sendable, Equatable {
    /// What they are called.
    package var terms: String
    package var version: Int
    package var acceptedAt: Date
    /// As Markdown, which is read well as it stands.
    package var text: String

    package init(terms: String, version: Int, acceptedAt: Date, text: String) {
        self.terms = terms
        self.version = version
        self.acceptedAt = acceptedAt
        self.text = text
    }
}
