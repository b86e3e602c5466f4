import Hummingbird
import Vestibule

/// `…/instances/{instance}/decisions`: what is decided about each guest, in Graph's `accessReviewInstanceDecisionItem`. Its id is the guest's:
/// there is one in an instance.
struct AccessReviewDecisionEndpoints: Sendable {
    let parts: Parts
    let instances: AccessReviewInstanceEndpoints

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await instances.known(context, caller)
        let page = try GraphPage(request, knowing: ["$filter"])
        let filter = try page.filter.map { text throws(RequestRefusal) in try ReviewDecisionFilter(text) } ?? ReviewDecisionFilter()
        let found = try await parts.accessReviews.decisions(
            of: review.id, tenant: review.tenant, matching: filter, after: try page.cursor(as: Guest.self), limit: page.size + 1)
        let count =
            page.isCounted
            ? try await parts.accessReviews.countDecisions(of: review.id, tenant: review.tenant, matching: filter) : nil
        return Response.json(
            page.list(from: found, id: \.guest, path: path(review), site: parts.site, count: count) { json, decision in
                let decision = copy decision
                write(decision, in: review, of: caller.tenant, to: &json)
            }, capacity: 1024 * (found.count + 1))
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await instances.known(context, caller)
        let guest = try guest(context)
        let found = try await parts.accessReviews.decisions(
            of: review.id, tenant: review.tenant, matching: ReviewDecisionFilter(guest: guest), after: nil, limit: 1)
        guard let decision = found.first else { throw AccessReviewRefusal.noSuchDecision }
        return Response.json { write(decision, in: review, of: caller.tenant, isAlone: true, to: &$0) }
    }

    func decide(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await instances.known(context, caller)
        var body = try JSONBody(try await request.json(context))
        let given = try Self.given(&body)
        try body.finish()
        try await parts.decideInReview(given, about: try guest(context), in: review, by: caller.actor)
        return Response.noContent
    }

    /// The verdict that a body gives.
    static func given(_ body: inout JSONBody) throws(RequestRefusal) -> GivenVerdict {
        guard let verdict = try body.string("decision").flatMap({ ReviewVerdict(rawValue: $0) }) else {
            throw .malformed("decision: give one of \(ReviewVerdict.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return GivenVerdict(verdict, justification: try body.string("justification"))
    }

    private func guest(_ context: RequestFacts) throws(AccessReviewRefusal) -> Guest.ID {
        guard let id = context.id("decision", of: Guest.self) else { throw .noSuchDecision }
        return id
    }

    private func path(_ review: AccessReview) -> String {
        "\(AccessReviewEndpoints.path)/\(review.id)/instances/\(review.instance)/decisions"
    }

    private func write(
        _ decision: ReviewDecision, in review: AccessReview, of tenant: Tenant, isAlone: Bool = false, to json: inout JSONWriter
    ) {
        let origin = parts.site.base.origin
        json.object { json in
            if isAlone { json.member("@odata.context", "\(origin)/v1.0/$metadata#accessReviewInstanceDecisionItems/$entity") }
            json.member("id", decision.guest)
            json.member("accessReviewId", review.instance)
            json.member("decision", decision.verdict.rawValue)
            json.member("justification", decision.justification)
            json.member("recommendation", decision.recommendation?.rawValue ?? "NoInfoAvailable")
            json.member("reviewedBy") { $0.reviewIdentity(decision.decider) }
            json.member("reviewedDateTime") { $0.moment(decision.decidedAt) }
            json.member("applyResult", decision.result.rawValue)
            json.member("appliedBy") { $0.reviewIdentity(decision.applier) }
            json.member("appliedDateTime") { $0.moment(decision.appliedAt) }
            json.member("principal") {
                $0.object {
                    $0.member("@odata.type", "#microsoft.graph.userIdentity")
                    $0.member("id", decision.guest)
                    $0.member("displayName", decision.displayName)
                    $0.member("userPrincipalName", decision.address.userPrincipalName(in: tenant.principalNameDomain))
                    $0.member("mail", decision.address.text)
                }
            }
            json.member("principalLink", "\(origin)/v1.0/users/\(decision.guest)")
            json.member("resource") {
                $0.object {
                    $0.member("id", tenant.id)
                    $0.member("displayName", tenant.name)
                    $0.member("type", "directory")
                }
            }
            json.null("resourceLink")
        }
    }
}

extension ReviewDecisionFilter {
    /// `decision eq 'Deny'`, `decision in ('Deny','DontKnow')`, `principal/id eq '…'`, and both with `and`.
    init(_ text: String) throws(RequestRefusal) {
        self.init()
        try add(try FilterReader.expression(text))
    }

    private mutating func add(_ expression: FilterExpression) throws(RequestRefusal) {
        switch expression {
        case .and(let parts): for part in parts { try add(part) }
        case .comparison(let path, .equal, let literal): try add(path, [literal])
        case .isIn(let path, let literals): try add(path, literals)
        default: throw Self.unsupported
        }
    }

    private mutating func add(_ path: FilterPath, _ literals: [FilterLiteral]) throws(RequestRefusal) {
        let texts = literals.compactMap { literal -> String? in
            switch literal {
            case .string(let text), .bare(let text): text
            default: nil
            }
        }
        switch path.text.lowercased() {
        case "decision" where verdicts == nil:
            verdicts = texts.compactMap { text in ReviewVerdict.allCases.first { $0.rawValue.lowercased() == text.lowercased() } }
            guard verdicts?.count == literals.count else { throw Self.unsupported }
        case "principal/id" where guest == nil && literals.count == 1:
            guard let id = texts.first.flatMap({ Guest.ID($0) }) else { throw Self.unsupported }
            guest = id
        default: throw Self.unsupported
        }
    }

    private static let unsupported = RequestRefusal.malformed(
        "$filter: here it asks decision eq 'Deny', decision in ('Approve','Deny'), principal/id eq '{id}', or both with and.")
}
