package import FoundationEssentials

/// To a sponsor: an access review asks which of the sponsor's guests stay.
package struct AccessReviewLetter: Codable, Sendable, Equatable {
    /// The review's name.
    package var review: String
    /// What its maker says to those who are asked.
    package var explanation: String?
    package var guests: Int
    package var endsAt: Date
    /// To the page that lists them.
    package var actionLink: String

    package init(review: String, explanation: String?, guests: Int, endsAt: Date, actionLink: String) {
        self.review = review
        self.explanation = explanation
        self.guests = guests
        self.endsAt = endsAt
        self.actionLink = actionLink
    }
}
