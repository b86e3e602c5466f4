/// What goes wrong with a request rather than with a guest.
enum RequestFailure: Sendable {
    case notFound
    /// A part the service needs does not answer; nothing was changed.
    case unavailable
    case internalError
    case badRequest
    case methodNotAllowed
}

extension NoticePage {
    /// An application sent the guest here with a request that may not be answered to it.
    ///
    /// - Parameter reason: For whoever runs the application, in English.
    static func applicationWrong(_ letterhead: Letterhead, because reason: String) -> NoticePage {
        NoticePage(letterhead, letterhead.words.failures.applicationWrong, .stop, reference: reason)
    }

    /// - Parameter reference: what the log knows this failure by.
    static func failure(_ letterhead: Letterhead, _ failure: RequestFailure, reference: String? = nil) -> NoticePage {
        let words = letterhead.words.failures
        return switch failure {
        case .notFound: NoticePage(letterhead, words.notFound, .stop, reference: reference)
        case .unavailable: NoticePage(letterhead, words.unavailable, .wait, reference: reference)
        case .internalError: NoticePage(letterhead, words.internalError, .stop, reference: reference)
        case .badRequest: NoticePage(letterhead, words.badRequest, .stop, reference: reference)
        case .methodNotAllowed: NoticePage(letterhead, words.methodNotAllowed, .stop, reference: reference)
        }
    }
}
