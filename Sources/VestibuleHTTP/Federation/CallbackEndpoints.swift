import FoundationEssentials
import HTTPTypes
import Hummingbird
import OpenIDConnect
import Vestibule

/// `/callback/…`: a browser comes back from a provider. A GET that writes, as the protocol has it (RFC 6749 §4.1.2): what it brings is used
/// up, once, and only by the browser that left.
struct CallbackEndpoints: Sendable {
    let parts: Parts
    let redeem: RedeemEndpoints
    let signIn: SignInEndpoints
    let healing: HealingEndpoints

    func handler(for door: Door) -> HTTPRoute.Handler {
        { request, context in try await comeBack(request, context, through: door) }
    }

    func fromPartner(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let id = context.id("provider", of: IdentityProvider.self) else { throw EdgeRefusal.notFound }
        return try await comeBack(request, context, through: .externalFederation(id))
    }

    private func comeBack(_ request: Request, _ context: RequestFacts, through door: Door) async throws -> Response {
        // The router answers HEAD with what answers GET, and this GET writes.
        guard request.method == .get else { throw EdgeRefusal.methodNotAllowed(allowed: "GET") }
        guard let state = request.query("state").flatMap({ Credential($0, kind: .providerVisit) }),
            let secret = request.cookie(redeem.guest.cookies.visit(ProviderVisit.ID(rawValue: state.row)))
        else { throw RedemptionRefusal.wrongBrowser }
        context.notes.isAbout(state.tenant)
        let visit = try await parts.visitProvider.comeBack(state, browserSecret: secret, through: door)
        var response =
            switch visit.purpose {
            case .redemption(let invitation, let attempt):
                try await redeem.comeBack(
                    to: invitation, attempt: attempt, of: visit, request, context,
                    with: { try await identity(in: request, at: visit, state: state) })
            case .signIn(let returnPath):
                try await signIn.comeBack(
                    of: visit, to: returnPath, request, context,
                    with: { try await identity(in: request, at: visit, state: state) })
            case .healing(let session, let returnPath):
                try await healing.comeBack(
                    of: visit, for: session, to: returnPath, request, context,
                    with: { try await identity(in: request, at: visit, state: state) })
            }
        redeem.guest.cookies.drop(redeem.guest.cookies.visit(visit.id), on: &response)
        return response
    }

    /// Who comes back, by the answer in the address (OpenID Connect Core 1.0 §3.1.2.5 and §3.1.2.6).
    private func identity(
        in request: Request, at visit: ProviderVisit, state: Credential
    ) async throws -> ProvedIdentity {
        if let error = request.query("error") {
            throw FederationRefusal(ProviderErrorAnswer(error: error, uri: request.query("error_uri")))
        }
        guard let code = request.query("code"), !code.isEmpty, code.utf8.count <= 8192 else {
            throw FederationRefusal.untrusted(reason: "neither a code nor an error came")
        }
        return try await parts.visitProvider.identity(
            provedBy: code, issuer: request.query("iss"), at: visit, state: state)
    }
}
