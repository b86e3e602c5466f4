import FoundationEssentials
import HTTPTypes
import Hummingbird
import JWTKit
import OpenIDConnect
import Vestibule

/// What may be done with a guest's tokens: UserInfo (OpenID Connect Core 1.0 §5.3), introspection (RFC 7662), revocation (RFC 7009).
struct GuestTokenEndpoints: Sendable {
    let parts: Parts
    let lookup: TenantLookup
    let reader: SignedTokenReader
    let clients: ClientCheck
    let policies: PolicyGate

    func userInfo(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let tenant = try await lookup.tenant(context) else { throw RequestRefusal.notFound("No such tenant.") }
        let token = try await bearer(of: request, context)
        guard let token, let (_, grant) = try await live(token, of: tenant) else {
            var response = Response.json(
                [
                    "error": OAuthError.Code.invalidToken.rawValue,
                    "error_description": "Send a guest's access token of this tenant that still works.",
                    "error_uri": ErrorCatalogue.help(OAuthError.Code.invalidToken.rawValue, at: parts.site),
                ],
                status: .unauthorized)
            // Who sent none is told no more than how to (RFC 6750 §3.1).
            response.headers[.wwwAuthenticate] = token == nil ? "Bearer" : #"Bearer error="invalid_token""#
            return response
        }
        let guest = grant.session.guest
        let names = SubjectNames(sector: grant.pairwiseSector, in: tenant)
        return Response.json { json in
            json.object {
                $0.member("sub", names.name(of: guest.id))
                $0.members(of: guest, grant.claims(in: "userinfo"))
            }
        }
    }

    /// From the header, or the form of a POST (RFC 6750 §2.1 and §2.2); nil where neither or both have one.
    private func bearer(of request: Request, _ context: RequestFacts) async throws -> String? {
        let header = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        let named = header.count == 2 && header[0].lowercased() == "bearer" ? String(header[1]) : nil
        guard request.method == .post,
            request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true,
            let written = try await request.form(context)["access_token"]
        else { return named }
        return named == nil ? written : nil
    }

    /// For the application whose token it is; to any other, every token is a dead one.
    func introspect(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let (tenant, application, token) = try await asked(request, context)
        guard !application.isPublic else {
            throw OAuthError(.unauthorizedClient, "A public application cannot prove that it may ask (RFC 7662, 2.1).")
        }
        let refresh = Credential(token, kind: .refreshToken)
        if let refresh, refresh.tenant == tenant.id, let grant = try await parts.grants.grant(behind: refresh),
            grant.application == application.id, try await isAllowed(grant, to: application, in: tenant)
        {
            return active(grant, of: tenant, until: Int(grant.session.expiresAt.timeIntervalSince1970))
        }
        if let (claims, grant) = try await live(token, of: tenant), grant.application == application.id {
            return active(grant, of: tenant, until: claims.exp)
        }
        return Response.json(["active": false])
    }

    func revoke(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let (tenant, application, token) = try await asked(request, context)
        if let refresh = Credential(token, kind: .refreshToken), refresh.tenant == tenant.id,
            let grant = try await parts.grants.grant(behind: refresh)
        {
            try await parts.grants.revoke(grant.id, of: application.id, tenant: tenant.id)
        } else if let (_, grant) = try await known(token, of: tenant) {
            // Also of a guest who may not come in just now, but may again.
            try await parts.grants.revoke(grant.id, of: application.id, tenant: tenant.id)
        }
        // The same for a token that is none: the client wanted it gone (RFC 7009 §2.2).
        return Response(status: .ok)
    }

    private func isAllowed(_ grant: Grant, to application: Application, in tenant: Tenant) async throws -> Bool {
        guard grant.access.isGranted, tenant.admits(grant.session.guest.address.domain) else { return false }
        return try await policies.lets(grant, into: application, at: tenant)
    }

    private func active(_ grant: Grant, of tenant: Tenant, until end: Int) -> Response {
        Response.json { json in
            json.object {
                $0.member("active", true)
                $0.member("client_id", grant.application)
                $0.member("sub", SubjectNames(sector: grant.pairwiseSector, in: tenant).name(of: grant.session.guest.id))
                $0.member("iss", parts.site.links.issuer(of: tenant.id))
                $0.member("scope", grant.scope.joined(separator: " "))
                if !grant.access.roles.isEmpty { $0.member("roles") { $0.array(grant.access.roles) } }
                $0.member("token_type", "Bearer")
                $0.member("exp", end)
            }
        }
    }

    private func live(_ token: String, of tenant: Tenant) async throws -> (GuestAccessClaims, Grant)? {
        guard let (claims, grant) = try await known(token, of: tenant),
            let application = try await parts.applications.recentApplication(grant.application, of: tenant.id),
            try await isAllowed(grant, to: application, in: tenant)
        else { return nil }
        return (claims, grant)
    }

    private func known(_ token: String, of tenant: Tenant) async throws -> (GuestAccessClaims, Grant)? {
        let now = Int(parts.surroundings.now().timeIntervalSince1970)
        let issuer = parts.site.links.issuer(of: tenant.id)
        guard let (claims, signedBy) = try await reader.claims(of: token, as: .access, GuestAccessClaims.self),
            signedBy == tenant.id,
            claims.iss == issuer, claims.aud == issuer, claims.exp > now, let id = Grant.ID(claims.gid),
            let grant = try await parts.grants.grant(id, of: tenant.id)
        else { return nil }
        return (claims, grant)
    }

    private func asked(
        _ request: Request, _ context: RequestFacts
    ) async throws -> (tenant: Tenant, application: Application, token: String) {
        guard let tenant = try await lookup.tenant(context) else { throw OAuthError(.invalidRequest, "No such tenant.") }
        let form = try await request.form(context)
        guard let token = form["token"], !token.isEmpty else {
            throw OAuthError(.invalidRequest, "token is missing, or came twice.")
        }
        let client = try ClientAuthentication(form: form.pairs, authorization: request.headers[.authorization])
        return (tenant, try await clients.application(client, of: tenant), token)
    }
}
