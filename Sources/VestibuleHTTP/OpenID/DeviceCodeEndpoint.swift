import FoundationEssentials
import HTTPTypes
import Hummingbird
import OpenIDConnect
import Vestibule

/// `POST /{tenant}/oauth2/v2.0/devicecode`: a device without a browser begins to sign a guest in (RFC 8628 §3.1). It asks the token endpoint
/// for the end of it.
struct DeviceCodeEndpoint: Sendable {
    let parts: Parts
    let clients: ClientCheck
    let lookup: TenantLookup

    func issue(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context) else { throw OAuthError(.invalidRequest, "No such tenant.") }
        let asked = try DeviceAuthorizationRequest(
            form: try await request.form(context).pairs, authorization: request.headers[.authorization])
        let application = try await clients.application(asked.client, of: tenant)
        let network = context.client(request, behind: parts.site.trustedProxies)?.readableNetwork ?? "unknown"
        do {
            let begun = try await parts.signInByDevice.ask(
                for: application, scope: DelegatedScope.granted(of: asked.scope, to: application, at: parts.site), from: network)
            return Response.json(Answer(begun, at: parts.site.links.device(of: tenant)))
        } catch DeviceRefusal.notAllowed { throw OAuthError.deviceNotAllowed }
    }

    /// RFC 8628 §3.2, with the `message` that Microsoft's clients print.
    private struct Answer: JSONWritable {
        let deviceCode: String
        let userCode: String
        let place: String

        init(_ asked: SignInByDevice.Asked, at place: String) {
            deviceCode = asked.deviceCode.text
            userCode = asked.userCode.shown
            self.place = place
        }

        func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("device_code", deviceCode)
                json.member("user_code", userCode)
                json.member("verification_uri", place)
                json.member("verification_uri_complete", "\(place)?code=\(userCode)")
                json.member("expires_in", Int(DeviceRequest.life))
                json.member("interval", DeviceRequest.secondsBetweenPolls)
                json.member("message", "To sign in, open the page \(place) in a browser and enter the code \(userCode).")
            }
        }
    }
}

extension OAuthError {
    static var deviceNotAllowed: OAuthError { OAuthError(.unauthorizedClient, DeviceRefusal.notAllowed.sentence) }
}
