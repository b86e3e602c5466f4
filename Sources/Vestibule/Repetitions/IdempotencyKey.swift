/// A caller's name for one request, under which it may be sent again and is done once (draft-ietf-httpapi-idempotency-key-header-07).
package struct IdempotencyKey: Sendable, Equatable {
    package let text: String

    /// - Throws: ``IdempotencyRefusal/malformed``.
    package init(_ text: String) throws(IdempotencyRefusal) {
        guard (1...255).contains(text.utf8.count), text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .malformed }
        self.text = text
    }

    /// The key of one line of a bulk job. No request can bring it: it begins with what none may hold.
    package static func line(_ number: Int, of job: BulkJob.ID) -> IdempotencyKey { IdempotencyKey(ours: "\u{1F}\(job) \(number)") }

    private init(ours text: String) { self.text = text }
}

package enum IdempotencyRefusal: Refusal, Equatable {
    case malformed
    /// The key came with another request before.
    case reused
    /// The first request with this key has no answer yet.
    case underWay

    package var sentence: String {
        switch self {
        case .malformed: "Idempotency-Key: give 1 to 255 printable ASCII characters."
        case .reused: "This Idempotency-Key came with another request before. Use a new key for a new request."
        case .underWay: "The first request with this Idempotency-Key is still under way. Send it again in a second."
        }
    }
}

/// A request that is answered once for all times that it comes, for a day.
package struct RepeatableRequest: Sendable {
    package typealias Claim = Identifier<RepeatableRequest>

    package var application: Application.ID
    package var tenant: Tenant.ID
    package var key: IdempotencyKey
    /// Of all that makes it this request and no other.
    package var digest: TokenDigest
    /// Tells this try from a later one.
    package var claim: Claim

    package init(
        application: Application.ID, tenant: Tenant.ID, key: IdempotencyKey, digest: TokenDigest, claim: Claim
    ) {
        self.application = application
        self.tenant = tenant
        self.key = key
        self.digest = digest
        self.claim = claim
    }

    /// Seconds after which a try that gave no answer is taken for dead.
    package static let patience = 60
}

package enum RepetitionOutcome: Sendable, Equatable {
    /// Nobody has answered it: do it.
    case mine
    case answered(status: Int, sealed: [UInt8])
    case reused
    case underWay
}

package protocol RepetitionStore: Sendable {
    func claim(_ request: RepeatableRequest) async throws -> RepetitionOutcome
    /// Keeps the answer, if this try still holds the claim.
    func keep(_ sealed: [UInt8], status: Int, for request: RepeatableRequest) async throws
    /// Lets the next try do it.
    func release(_ request: RepeatableRequest) async throws
}
