import Hummingbird
import Vestibule

/// `…/definitions/{id}/instances`: the one time that a review is held, and what ends it, applies it, or decides about all its guests.
struct AccessReviewInstanceEndpoints: Sendable {
    let parts: Parts
    let definitions: AccessReviewEndpoints

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let review = try await definitions.known(context, caller)
        return Response.json(
            try page.list(of: [review], path: "\(AccessReviewEndpoints.path)/\(review.id)/instances", site: parts.site) {
                json, review in
                let review = copy review
                AccessReviewResource(review: review).writeInstance(to: &json)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await known(context, caller)
        return Response.json { json in
            AccessReviewResource(review: review).writeInstance(
                context: "\(parts.site.base.origin)\(AccessReviewEndpoints.context)('\(review.id)')/instances/$entity", to: &json)
        }
    }

    func stop(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await parts.decideInReview.stop(try await known(context, caller), by: caller.actor)
        return Response.noContent
    }

    func apply(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await parts.decideInReview.apply(try await known(context, caller), by: caller.actor)
        return Response.noContent
    }

    func remind(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await parts.decideInReview.remind(try await known(context, caller), by: caller.actor)
        return Response.noContent
    }

    func reset(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await parts.decideInReview.aboutAll(
            GivenVerdict(.notReviewed), in: try await known(context, caller), by: caller.actor)
        return Response.noContent
    }

    func decideMany(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let review = try await known(context, caller)
        var body = try JSONBody(try await request.json(context))
        let given = try AccessReviewDecisionEndpoints.given(&body)
        let named = try body.string("principalId")
        // There is one resource: the tenant.
        _ = try body.string("resourceId")
        try body.finish()
        guard let named else {
            try await parts.decideInReview.aboutAll(given, in: review, by: caller.actor)
            return Response.noContent
        }
        guard let guest = Guest.ID(named) else { throw RequestRefusal.malformed("principalId: give the id of a guest, or null.") }
        try await parts.decideInReview(given, about: guest, in: review, by: caller.actor)
        return Response.noContent
    }

    /// The review whose instance the path names.
    func known(_ context: RequestFacts, _ caller: Caller) async throws -> AccessReview {
        let review = try await definitions.known(context, caller)
        guard context.id("instance", of: AccessReview.Instance.self) == review.instance else {
            throw AccessReviewRefusal.noSuchInstance
        }
        return review
    }
}
