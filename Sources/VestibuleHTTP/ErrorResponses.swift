import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import OpenIDConnect
import Vestibule

/// What the outside sees when something is refused or fails: one table from refusal to status and code, one shape an audience.
///
/// An accident is logged here, once, with the request's id; the outside reads only that id.
struct ErrorResponses: Sendable {
    let pages: GuestPages
    let surroundings: Surroundings

    /// How one refusal looks to a program.
    struct Verdict {
        var status: HTTPResponse.Status
        /// Graph's error code.
        var code: String
        var sentence: String
        var retryAfter: Int?
    }

    func response(to error: any Error, request: Request, context: RequestFacts, audience: Audience) -> Response {
        note(error, context)
        if let error = error as? OAuthError, audience == .oauth { return oauth(error) }
        let verdict = verdict(on: error, context: context)
        var response: Response
        switch audience {
        case .person: response = pages.refusal(error, verdict: verdict, request: request, context: context)
        case .oauth: response = oauth(OAuthError(.invalidRequest, verdict.sentence), status: verdict.status)
        case .graph: response = graph(verdict, request: request, context: context)
        case .admin:
            response = AdminAnswer.error(verdict, requestID: context.requestID, help: help(verdict.code))
                .response(to: request, status: verdict.status)
        case .machine: response = Response.text(verdict.sentence + "\n", status: verdict.status)
        }
        if let seconds = verdict.retryAfter { response.headers[.retryAfter] = String(seconds) }
        if verdict.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        if case .methodNotAllowed(let allowed) = error as? EdgeRefusal { response.headers[.allow] = allowed }
        return response
    }

    /// What the request's log line says of it.
    private func note(_ error: any Error, _ context: RequestFacts) {
        switch error {
        case let refusal as any Refusal: context.notes.refused(refusal)
        case let refusal as OAuthError: context.notes.ended(refusal.code.rawValue)
        case let error as HTTPError where error.status.code < 500: context.notes.ended("http\(error.status.code)")
        case is Unavailable: context.notes.ended("unavailable")
        default: context.notes.ended("accident")
        }
    }

    /// The table.
    func verdict(on error: any Error, context: RequestFacts) -> Verdict {
        switch error {
        case let refusal as InviteRefusal: Self.verdict(on: refusal)
        case let refusal as BulkRefusal: Self.verdict(on: refusal)
        case let refusal as RequestRefusal: verdict(on: refusal)
        case let refusal as IdempotencyRefusal:
            refusal == .malformed
                ? badRequest(refusal.sentence)
                : Verdict(
                    status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence,
                    retryAfter: refusal == .underWay ? 1 : nil)
        case DeviceRefusal.tooMany(let seconds):
            Verdict(
                status: .tooManyRequests, code: "TooManyRequests", sentence: DeviceRefusal.tooMany(seconds: seconds).sentence,
                retryAfter: seconds)
        case TenantRefusal.settingsKeepChanging:
            Verdict(
                status: .serviceUnavailable, code: "serviceNotAvailable", sentence: TenantRefusal.settingsKeepChanging.sentence,
                retryAfter: 1)
        case TenantRefusal.suspended:
            Verdict(status: .forbidden, code: "Authorization_RequestDenied", sentence: TenantRefusal.suspended.sentence)
        case let refusal as TenantRefusal:
            Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case let refusal as ProviderRefusal: verdict(on: refusal)
        case let refusal as AppRoleRefusal: verdict(on: refusal)
        case let refusal as HookRefusal: verdict(on: refusal)
        case let refusal as GuestChangeRefusal: verdict(on: refusal)
        case let refusal as HandOverRefusal: Self.verdict(on: refusal)
        case let refusal as SecondFactorRefusal: Self.verdict(on: refusal)
        case SponsorChangeRefusal.same: badRequest(SponsorChangeRefusal.same.sentence)
        case AccessRequestRefusal.notFound:
            Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: AccessRequestRefusal.notFound.sentence)
        case let refusal as DomainPolicyRefusal: verdict(on: refusal)
        case let refusal as AccessReviewRefusal: verdict(on: refusal)
        case let refusal as ConditionalAccessRefusal: verdict(on: refusal)
        case PartnerRefusal.notFound:
            Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: PartnerRefusal.notFound.sentence)
        case RouteSettingsRefusal.noSuchDoor: badRequest(RouteSettingsRefusal.noSuchDoor.sentence)
        case let refusal as EmailAddressRefusal: badRequest(refusal.sentence)
        case let refusal as RedirectRefusal: badRequest(refusal.sentence)
        case let refusal as OAuthError:
            Verdict(status: .unauthorized, code: "InvalidAuthenticationToken", sentence: refusal.description)
        case let refusal as EdgeRefusal:
            switch refusal {
            case .unknownHost: Verdict(status: .misdirectedRequest, code: "Request_BadRequest", sentence: refusal.sentence)
            case .notFound: Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
            case .methodNotAllowed:
                Verdict(status: .methodNotAllowed, code: "Request_BadRequest", sentence: refusal.sentence)
            }
        case LimitRefusal.tooManyRequests(let seconds):
            Verdict(
                status: .tooManyRequests, code: "TooManyRequests",
                sentence: LimitRefusal.tooManyRequests(retryAfter: seconds).sentence, retryAfter: seconds)
        case let refusal as any Refusal:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        case let error as HTTPError where error.status.code < 500:
            Verdict(
                status: error.status, code: error.status == .notFound ? "Request_ResourceNotFound" : "Request_BadRequest",
                sentence: sentence(for: error.status))
        case let unavailable as Unavailable: unreachable(unavailable, context: context)
        default: accident(error, context: context)
        }
    }

    static func verdict(on refusal: InviteRefusal) -> Verdict {
        let sentence = refusal.sentence
        switch refusal {
        case .tenantSuspended, .callerDisabled, .domainBlocked, .guestDisabled, .mayNotInvite, .organisationBlocked, .guestKnown:
            return Verdict(status: .forbidden, code: "Authorization_RequestDenied", sentence: sentence)
        case .tooManyInvitations(let seconds):
            return Verdict(status: .tooManyRequests, code: "TooManyRequests", sentence: sentence, retryAfter: seconds)
        case .notPending, .requestDecided, .accessEnded, .addressTaken, .accountTaken, .nothingToUndo:
            return Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: sentence)
        case .hook(let denial):
            return denial.isPassing
                ? Verdict(status: .serviceUnavailable, code: "serviceNotAvailable", sentence: sentence, retryAfter: 10)
                : Verdict(status: .forbidden, code: "Authorization_RequestDenied", sentence: sentence)
        case .notFound, .guestNotFound:
            return Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: sentence)
        case .address, .redirectURL, .displayName, .message, .language, .tooManyCopies, .expiry, .tooManyRoles,
            .noSuchRole, .noSuchSponsor, .tooManySponsors, .accessEnd, .identityProvider:
            return Verdict(status: .badRequest, code: "Request_BadRequest", sentence: sentence)
        }
    }

    /// Of the API; the guest's pages say it themselves.
    private static func verdict(on refusal: SecondFactorRefusal) -> Verdict {
        switch refusal {
        case .notFound: Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .wrong, .wait, .locked, .mayNot, .taken, .tooMany, .untrusted, .mailboxDue:
            Verdict(status: .badRequest, code: "Request_BadRequest", sentence: refusal.sentence)
        }
    }

    private static func verdict(on refusal: HandOverRefusal) -> Verdict {
        let sentence = refusal.sentence
        switch refusal {
        case .notFound: return Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: sentence)
        case .otherDomain, .everybodysDomain, .sameMailbox, .reason:
            return Verdict(status: .badRequest, code: "Request_BadRequest", sentence: sentence)
        case .neverInvited, .colleagueIsSponsor, .tooManyRoles, .over:
            return Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: sentence)
        case .tooMany(let seconds):
            return Verdict(status: .tooManyRequests, code: "TooManyRequests", sentence: sentence, retryAfter: seconds)
        }
    }

    private func verdict(on refusal: ProviderRefusal) -> Verdict {
        switch refusal {
        case .notFound: Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .domainTaken, .alreadyThere, .tooMany, .locksOut:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        case .missing, .name, .authority, .clientID, .clientSecret, .homeTenant, .anotherCloud, .secretNeeded, .tooLong, .domain,
            .consumerDomain, .notOfThisKind:
            badRequest(refusal.sentence)
        }
    }

    private func verdict(on refusal: HookRefusal) -> Verdict {
        switch refusal {
        case .notFound, .noSuchDelivery: Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .tooMany, .tooManyAtThePoint, .nothingToSend, .switchedOff:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        case .missing, .name, .kind, .url, .milliseconds, .failureMode, .activity, .claim, .tooManyClaims, .overlap, .notOfThisKind:
            badRequest(refusal.sentence)
        }
    }

    private func verdict(on refusal: AppRoleRefusal) -> Verdict {
        switch refusal {
        case .noSuchApplication, .noSuchGuest, .noSuchAssignment:
            Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .taken, .tooMany:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        case .value, .displayName, .description, .noSuchRole, .alreadyAssigned: badRequest(refusal.sentence)
        }
    }

    private func verdict(on refusal: GuestChangeRefusal) -> Verdict {
        switch refusal {
        case .notFound, .notDeleted, .noSuchSponsor:
            Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .outdated:
            Verdict(status: .preconditionFailed, code: "Request_PreconditionFailed", sentence: refusal.sentence)
        case .addressTaken, .accountTaken, .handedOver:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        case .text, .tooManyPhones, .sponsorAlreadyThere, .tooManySponsors: badRequest(refusal.sentence)
        }
    }

    private func verdict(on refusal: DomainPolicyRefusal) -> Verdict {
        switch refusal {
        case .outdated: Verdict(status: .preconditionFailed, code: "Request_PreconditionFailed", sentence: refusal.sentence)
        case .noSuchVersion: Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .tooManyRules: badRequest(refusal.sentence)
        }
    }

    private func verdict(on refusal: ConditionalAccessRefusal) -> Verdict {
        switch refusal {
        case .notFound: Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .noSuchLocation, .noSuchTerms, .noCountries, .tooLong: badRequest(refusal.sentence)
        case .tooMany, .tooManyRanges, .inUse, .unreadable:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        }
    }

    private func verdict(on refusal: AccessReviewRefusal) -> Verdict {
        switch refusal {
        case .notFound, .noSuchInstance, .noSuchDecision:
            Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .tooMany, .standing:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        case .text, .duration, .nothingRecommended, .justificationMissing, .start: badRequest(refusal.sentence)
        }
    }

    private func verdict(on refusal: RequestRefusal) -> Verdict {
        switch refusal {
        case .malformed: badRequest(refusal.sentence)
        case .tooLarge:
            Verdict(status: .contentTooLarge, code: "Request_BadRequest", sentence: refusal.sentence)
        case .tooSlow:
            Verdict(status: .requestTimeout, code: "Request_BadRequest", sentence: refusal.sentence)
        case .wrongType:
            Verdict(status: .unsupportedMediaType, code: "Request_BadRequest", sentence: refusal.sentence)
        case .notAuthenticated:
            Verdict(status: .unauthorized, code: "InvalidAuthenticationToken", sentence: refusal.sentence)
        case .notPermitted:
            Verdict(status: .forbidden, code: "Authorization_RequestDenied", sentence: refusal.sentence)
        case .notFound:
            Verdict(status: .notFound, code: "Request_ResourceNotFound", sentence: refusal.sentence)
        case .conflict:
            Verdict(status: .conflict, code: "Request_MultipleObjectsWithSameKeyValue", sentence: refusal.sentence)
        }
    }

    private func badRequest(_ sentence: String) -> Verdict {
        Verdict(status: .badRequest, code: "Request_BadRequest", sentence: sentence)
    }

    private func sentence(for status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "Nothing is here."
        case .contentTooLarge: "The body is larger than 1 MiB."
        default: "The request could not be read."
        }
    }

    private func unreachable(_ unavailable: Unavailable, context: RequestFacts) -> Verdict {
        context.log.warning("unavailable", metadata: ["reason": .string(unavailable.reason)])
        return Verdict(
            status: .serviceUnavailable, code: "serviceNotAvailable",
            sentence: "The service cannot do this just now. Nothing was lost; try again in a few seconds.", retryAfter: 2)
    }

    private func accident(_ error: any Error, context: RequestFacts) -> Verdict {
        context.log.error("accident", metadata: ["error": .string(String(describing: error))])
        return Verdict(
            status: .internalServerError, code: "Service_InternalServerError",
            sentence: "Something went wrong here. Quote the reference \(context.requestID) when you ask for help.")
    }

    private func graph(_ verdict: Verdict, request: Request, context: RequestFacts) -> Response {
        let theirs = request.headers[.clientRequestID] ?? context.requestID
        return Response.json(
            GraphError(
                code: verdict.code, message: verdict.sentence, date: surroundings.now(), requestID: context.requestID,
                clientRequestID: theirs, help: help(verdict.code)),
            status: verdict.status)
    }

    private func help(_ code: String) -> String { ErrorCatalogue.help(code, at: pages.site) }

    private func oauth(_ error: OAuthError, status: HTTPResponse.Status? = nil) -> Response {
        let status = status ?? (error.code == .invalidClient ? .unauthorized : .badRequest)
        var response = Response.json(
            ["error": error.code.rawValue, "error_description": error.description, "error_uri": help(error.code.rawValue)],
            status: status)
        if error.code == .invalidClient {
            response.headers[.wwwAuthenticate] = "Basic realm=\"vestibule\""
        }
        return response
    }
}
