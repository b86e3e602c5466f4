import HTTPTypes
package import Vestibule

/// Graph's error code of a refusal, for a line of a bulk job: the one that a request by itself would be answered with.
package func errorCode(of refusal: any Refusal) -> String {
    switch refusal {
    case let refusal as InviteRefusal: ErrorResponses.verdict(on: refusal).code
    case let refusal as BulkRefusal: ErrorResponses.verdict(on: refusal).code
    case BulkFault.repeated, IdempotencyRefusal.reused: "Request_MultipleObjectsWithSameKeyValue"
    case BulkFault.notPermitted: "Authorization_RequestDenied"
    case is TenantRefusal: "Request_ResourceNotFound"
    default: "Request_BadRequest"
    }
}

extension ErrorResponses {
    static func verdict(on refusal: BulkRefusal) -> Verdict {
        let sentence = refusal.sentence
        switch refusal {
        case .heading, .version, .empty: return Verdict(status: .badRequest, code: "Request_BadRequest", sentence: sentence)
        case .tooManyLines, .tooManyBytes:
            return Verdict(status: .contentTooLarge, code: "Request_BadRequest", sentence: sentence)
        case .callerDisabled: return Verdict(status: .forbidden, code: "Authorization_RequestDenied", sentence: sentence)
        case .tooManyJobs: return Verdict(status: .tooManyRequests, code: "TooManyRequests", sentence: sentence, retryAfter: 60)
        case .notFound: return Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: sentence)
        case .ended:
            return Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: sentence)
        }
    }
}
