package import Vestibule

/// Which guests a review is about, as Graph's `accessReviewQueryScope` says it: `/users`, or `/users?$filter=…`.
enum AccessReviewScope {
    static let longest = 2000

    /// - Throws: ``RequestRefusal/malformed(_:)`` saying what is supported.
    static func filter(_ query: String, of tenant: Tenant) throws(RequestRefusal) -> GuestFilter {
        guard query.utf8.count <= longest else { throw .malformed("scope/query: longer than \(longest) bytes.") }
        let parts = query.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard ["/users", "/v1.0/users", "/users/"].contains(parts[0].lowercased()) else { throw unsupported }
        guard parts.count == 2, !parts[1].isEmpty else { return .everyone }
        guard parts[1].lowercased().hasPrefix("$filter=") else { throw unsupported }
        return try UserFilter(domain: tenant.principalNameDomain).filter(String(parts[1].dropFirst("$filter=".count)))
    }

    static let unsupported = RequestRefusal.malformed(
        "scope: only guests are reviewed. Give an accessReviewQueryScope with query /users, or /users?$filter= with what the list of users takes, such as /users?$filter=(userType eq 'Guest'), not percent-encoded."
    )
}

/// The guests of a review's scope.
package func guestFilter(ofReview scope: String, in tenant: Tenant) throws -> GuestFilter {
    try AccessReviewScope.filter(scope, of: tenant)
}
