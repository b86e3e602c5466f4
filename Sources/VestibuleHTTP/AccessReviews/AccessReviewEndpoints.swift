import Hummingbird
import Vestibule

/// `/v1.0/identityGovernance/accessReviews/definitions`: whether guests still need access, asked in Graph's shape.
struct AccessReviewEndpoints: Sendable {
    let parts: Parts

    static let path = "/v1.0/identityGovernance/accessReviews/definitions"
    static let context = "/v1.0/$metadata#identityGovernance/accessReviews/definitions"

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let new = try AccessReviewBody.new(
            try await request.json(context), in: caller.tenant, now: parts.surroundings.now())
        guard let made = try await parts.accessReviews.create(new, of: caller.tenant.id, by: caller.actor) else {
            throw AccessReviewRefusal.tooMany
        }
        return Response.json(status: .created) { write(made, to: &$0) }
    }

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let tenant = caller.tenant.id
        let found = try await parts.accessReviews.list(
            of: tenant, after: try page.cursor(as: AccessReview.self), limit: page.size + 1)
        let count = page.isCounted ? try await parts.accessReviews.count(of: tenant) : nil
        return Response.json(
            page.list(from: found, id: \.id, path: Self.path, site: parts.site, count: count) { json, review in
                let review = copy review
                AccessReviewResource(review: review).writeDefinition(to: &json)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await known(context, caller)
        return Response.json { write(review, to: &$0) }
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await known(context, caller)
        let change = try AccessReviewBody.change(try await request.json(context), from: review.settings)
        guard change != AccessReviewChange() else { return Response.noContent }
        switch try await parts.accessReviews.change(review.id, of: caller.tenant.id, change, by: caller.actor) {
        case .done: return Response.noContent
        case .notFound: throw AccessReviewRefusal.notFound
        case .refused(let status):
            throw AccessReviewRefusal.standing(status, needed: "Its settings can be changed while it is NotStarted.")
        }
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await known(context, caller)
        switch try await parts.accessReviews.delete(review.id, of: caller.tenant.id, by: caller.actor) {
        case .done: return Response.noContent
        case .notFound: throw AccessReviewRefusal.notFound
        case .refused(let status): throw AccessReviewRefusal.standing(status, needed: "It can be deleted once that is done.")
        }
    }

    /// The review that the path names.
    func known(_ context: RequestFacts, _ caller: Caller) async throws -> AccessReview {
        guard let id = context.id("id", of: AccessReview.self),
            let review = try await parts.accessReviews.review(id, of: caller.tenant.id)
        else { throw AccessReviewRefusal.notFound }
        return review
    }

    private func write(_ review: AccessReview, to json: inout JSONWriter) {
        AccessReviewResource(review: review).writeDefinition(
            context: "\(parts.site.base.origin)\(Self.context)/$entity", to: &json)
    }
}
