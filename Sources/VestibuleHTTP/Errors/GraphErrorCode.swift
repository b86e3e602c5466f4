/// The codes of `/v1.0` and `/admin`: Microsoft Graph's where it has one, for programs know them.
enum GraphErrorCode: String, CaseIterable, Sendable {
    case badRequest = "Request_BadRequest"
    case noToken = "InvalidAuthenticationToken"
    case notPermitted = "Authorization_RequestDenied"
    case notFound = "Request_ResourceNotFound"
    case clash = "Request_MultipleObjectsWithSameKeyValue"
    case outdated = "Request_PreconditionFailed"
    case tooMany = "TooManyRequests"
    case unavailable = "serviceNotAvailable"
    case accident = "Service_InternalServerError"
    case failedDependency
    case responseTooLarge

    var explanation: Explanation {
        switch self {
        case .badRequest:
            Explanation(
                status:
                    "400, and with their own statuses 405 (wrong method), 408 (the body came too slowly), 413 (it is too large), 415 (its content type) and 421 (another host name)",
                when:
                    "Something in the request is wrong: a property, an option, a value, the body, the method or the host. The message names it and says what is taken.",
                remedy: "Mend what the message names and send the request again. The same request will be refused again.")
        case .noToken:
            Explanation(
                status: "401",
                when: "No token came, or one that is not ours, has expired, or whose application is gone or disabled.",
                remedy:
                    "Get a new access token at /{tenant}/oauth2/v2.0/token (they last ten minutes); at /admin, send an admin token that works."
            )
        case .notPermitted:
            Explanation(
                status: "403",
                when:
                    "The application lacks the permission that the message names, the admin token is for another reach, the tenant is suspended, or a rule of it (domain policy, cross-tenant access, who may invite) or a hook forbids this.",
                remedy:
                    "Have an administrator grant the permission, then get a new token; or have the rule changed. Repeating does not help."
            )
        case .notFound:
            Explanation(
                status: "404",
                when: "There is no such thing in this tenant, or no such path. What is another tenant's is answered the same.",
                remedy: "Check the id and the path. A guest who was deleted is among /v1.0/directory/deletedItems for 30 days.")
        case .clash:
            Explanation(
                status: "409",
                when:
                    "It clashes with what is there: a name or address that is taken, a state that does not allow it, guests who would be locked out; or the Idempotency-Key came with another request, or its first request is still under way (then with Retry-After).",
                remedy:
                    "Read the message. Change what clashes, say force=true where it offers that, use a new key for a new request, or wait as long as Retry-After says."
            )
        case .outdated:
            Explanation(
                status: "412",
                when: "If-Match names another version of the user, or of the domain policy, than there is by now.",
                remedy: "Read it again, decide again, and send the new ETag.")
        case .tooMany:
            Explanation(
                status: "429",
                when:
                    "Too often: invitations to one address in a day, hand-overs of one guest, letters, guesses, codes for devices, or an application's requests in a minute; or too many bulk jobs are under way.",
                remedy: "Wait as many seconds as Retry-After says.")
        case .unavailable:
            Explanation(
                status: "503",
                when:
                    "The database cannot be reached, the tenant's settings are being changed just now, or a hook that is asked first gives no answer. Nothing was done by halves.",
                remedy: "Send the request again after the seconds of Retry-After. A POST wants an Idempotency-Key for that.")
        case .accident:
            Explanation(
                status: "500",
                when: "An accident of ours. It stands in the log with the request's id.",
                remedy: "Quote the reference to who runs the service. Sending the request again may work.")
        case .failedDependency:
            Explanation(
                status: "424, within the answer of a batch",
                when: "A request of the batch that this one depends on was not done, so this one was not sent.",
                remedy: "Mend the other request, and send both again.")
        case .responseTooLarge:
            Explanation(
                status: "413, within the answer of a batch",
                when: "The answers before it are more than 4 MiB, so this request of the batch was not sent.",
                remedy: "Ask with a smaller $top, or in another batch.")
        }
    }
}
