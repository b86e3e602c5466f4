package import FoundationEssentials

/// The sponsor's page behind a letter about a review: looking changes nothing, a press decides about one guest.
package struct ReviewAsSponsor: Sendable {
    private let notices: any ReviewNoticeStore
    private let tenants: any TenantStore

    package init(notices: any ReviewNoticeStore, tenants: any TenantStore) {
        self.notices = notices
        self.tenants = tenants
    }

    /// How many guests a page has.
    package static let page = 50
    package static let longestReason = 500

    /// - Throws: ``RedemptionRefusal/linkUnknown``.
    package func look(_ link: Credential, after guest: Guest.ID?) async throws -> (notice: ReviewNotice, tenant: Tenant) {
        guard let notice = try await notices.notice(link, after: guest, limit: Self.page + 1),
            let tenant = try await tenants.tenant(link.tenant), tenant.status == .active
        else { throw RedemptionRefusal.linkUnknown }
        return (notice, tenant)
    }

    /// - Returns: What came of it.
    package func decide(
        _ verdict: ReviewVerdict, reason: String, about guest: Guest.ID, through link: Credential
    ) async throws -> SponsorsVerdict {
        let (notice, _) = try await look(link, after: nil)
        guard PlainText.isAcceptable(reason, limit: Self.longestReason, allowsLineBreaks: true) else { return .badReason }
        guard verdict != .approve || !notice.justifiesApproval || !reason.isEmpty else { return .badReason }
        let given = GivenVerdict(verdict, justification: reason.isEmpty ? nil : reason)
        return try await notices.decide(given, about: guest, through: link) ? .done : .over
    }
}

package enum SponsorsVerdict: Sendable, Equatable {
    case done
    /// The review, or the sponsor's part in it, is over.
    case over
    /// Too long, or missing where one is wanted.
    case badReason
}

/// What a sponsor sees who follows the link.
package struct ReviewNotice: Sendable, Equatable {
    package typealias ID = Identifier<ReviewNotice>

    package var review: String
    package var explanation: String?
    package var endsAt: Date
    package var isAlive: Bool
    package var justifiesApproval: Bool
    /// The guests whom the sponsor still answers for, in the order of their ids.
    package var entries: [Entry]

    package init(
        review: String, explanation: String?, endsAt: Date, isAlive: Bool, justifiesApproval: Bool, entries: [Entry]
    ) {
        self.review = review
        self.explanation = explanation
        self.endsAt = endsAt
        self.isAlive = isAlive
        self.justifiesApproval = justifiesApproval
        self.entries = entries
    }

    package struct Entry: Sendable, Equatable {
        package var guest: Guest.ID
        package var name: String
        package var address: EmailAddress
        package var lastSignIn: Date?
        package var verdict: ReviewVerdict

        package init(guest: Guest.ID, name: String, address: EmailAddress, lastSignIn: Date?, verdict: ReviewVerdict) {
            self.guest = guest
            self.name = name
            self.address = address
            self.lastSignIn = lastSignIn
            self.verdict = verdict
        }
    }
}

package protocol ReviewNoticeStore: Sendable {
    /// Nil for a link that never was.
    func notice(_ link: Credential, after guest: Guest.ID?, limit: Int) async throws -> ReviewNotice?
    /// False where the link is over, or the sponsor does not answer for the guest any more.
    func decide(_ given: GivenVerdict, about guest: Guest.ID, through link: Credential) async throws -> Bool
}
