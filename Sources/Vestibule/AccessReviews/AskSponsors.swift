package import FoundationEssentials

/// Asks the sponsors of a review's guests, each in one letter with one link, some at a time.
package struct AskSponsors: Sendable {
    private let reviews: any AccessReviewLetters
    private let tenants: any TenantStore
    private let letters: LetterSealer
    private let links: PublicLinks
    private let surroundings: Surroundings

    package init(
        reviews: any AccessReviewLetters, tenants: any TenantStore, letters: LetterSealer, links: PublicLinks,
        surroundings: Surroundings
    ) {
        self.reviews = reviews
        self.tenants = tenants
        self.letters = letters
        self.links = links
        self.surroundings = surroundings
    }

    static let piece = 100

    /// - Returns: Where it goes on; nil when every sponsor has a letter, or somebody else went on.
    package func callAsFunction(_ turn: ReviewTurn) async throws -> ReviewTurn? {
        guard turn.reviewer != nil, let tenant = try await tenants.tenant(turn.tenant) else { return nil }
        let asked = try await reviews.toAsk(turn, limit: Self.piece)
        for sponsor in asked {
            let id = surroundings.newID(of: ReviewNotice.self)
            let link = Credential(.accessReview, tenant: turn.tenant, row: id, in: surroundings)
            let letter = Letter.accessReview(
                AccessReviewLetter(
                    review: sponsor.review, explanation: sponsor.explanation, guests: sponsor.guests, endsAt: sponsor.endsAt,
                    actionLink: links.accessReview(link.text)))
            try await reviews.write(
                NewReviewNotice(
                    id: id, digest: link.digest, sponsor: sponsor.address,
                    letter: try letters.seal(letter, to: sponsor.address, language: tenant.language, of: tenant.id)), for: turn)
        }
        return try await reviews.asked(asked.count < Self.piece ? nil : asked.last?.address.mailbox, turn)
    }
}

/// A sponsor who is to be asked, about guests nobody has decided about.
package struct AskedSponsor: Sendable, Equatable {
    package var address: EmailAddress
    package var guests: Int
    package var review: String
    package var explanation: String?
    package var endsAt: Date

    package init(address: EmailAddress, guests: Int, review: String, explanation: String?, endsAt: Date) {
        self.address = address
        self.guests = guests
        self.review = review
        self.explanation = explanation
        self.endsAt = endsAt
    }
}

package struct NewReviewNotice: Sendable {
    package var id: ReviewNotice.ID
    package var digest: TokenDigest
    package var sponsor: EmailAddress
    package var letter: NewLetter

    package init(id: ReviewNotice.ID, digest: TokenDigest, sponsor: EmailAddress, letter: NewLetter) {
        self.id = id
        self.digest = digest
        self.sponsor = sponsor
        self.letter = letter
    }
}

package protocol AccessReviewLetters: Sendable {
    /// The sponsors after the turn's who have no letter of this round yet.
    func toAsk(_ turn: ReviewTurn, limit: Int) async throws -> [AskedSponsor]
    /// The letter and its link, once for each sponsor and round.
    func write(_ notice: NewReviewNotice, for turn: ReviewTurn) async throws
    /// Notes that all up to `sponsor` have theirs; nil for everybody.
    func asked(_ sponsor: String?, _ turn: ReviewTurn) async throws -> ReviewTurn?
}
