import FoundationEssentials
import Hummingbird
import OpenIDConnect
import Vestibule

/// What a guest may let an application do at `/v1.0` in the guest's name.
///
/// One thing there is: to invite. An application may be given the scope that has the permission itself, which an administrator gave it: with
/// it, it can invite anybody already, and the guest's name takes nothing but freedom from it.
enum DelegatedScope {
    static let invite = Permission.inviteGuests.rawValue

    /// What of the wanted scope is granted, `{base URL}/User.Invite.All` by its short name.
    static func granted(of wanted: [String], to application: Application, at site: Site) -> [String] {
        let mayInvite = application.may(.inviteGuests)
        var granted: [String] = []
        for scope in wanted {
            let name = scope == "\(site.base.origin)/\(invite)" ? invite : scope
            guard ProviderMetadata.scopes.contains(name) || (name == invite && mayInvite), !granted.contains(name) else { continue }
            granted.append(name)
        }
        return granted
    }
}

extension BearerCheck {
    /// As ``caller(of:needing:)``; a guest's access token will do too, where its scope and its application's permissions hold `permission`.
    func callerOrGuest(of request: Request, needing permission: Permission) async throws -> Caller {
        do { return try await caller(of: request, needing: permission) } catch let refusal as RequestRefusal {
            guard case .notAuthenticated = refusal, let caller = try await guest(of: request, needing: permission) else {
                throw refusal
            }
            return caller
        }
    }

    /// Nil for what is no guest's token that works. The grant is read each time: what is revoked is gone at once.
    private func guest(of request: Request, needing permission: Permission) async throws -> Caller? {
        let now = Int(surroundings.now().timeIntervalSince1970)
        guard let (claims, id) = try await reader.claims(of: try bearer(of: request), as: .access, GuestAccessClaims.self),
            claims.iss == site.links.issuer(of: id), claims.aud == claims.iss, claims.exp > now, claims.nbf <= now + 60,
            let grantID = Grant.ID(claims.gid), let tenant = try await tenants.tenant(id),
            let grant = try await grants.grant(grantID, of: id), grant.access.isGranted,
            tenant.admits(grant.session.guest.address.domain),
            let application = try await applications.recentApplication(grant.application, of: id), application.disabledAt == nil
        else { return nil }
        guard tenant.status == .active else { throw TenantRefusal.suspended }
        guard grant.scope.contains(permission.rawValue),
            application.may(permission)
        else {
            throw RequestRefusal.notPermitted(
                "This needs the scope \(permission.rawValue) of an application that has this permission. Sign the guest in with it."
            )
        }
        let question = AccessQuestion(
            grant.session, to: application.id, client: grant.whereabouts?.client ?? application.client,
            whereabouts: grant.whereabouts)
        guard try await askPolicies.judge(question, in: tenant).outcome == .admitted else {
            throw RequestRefusal.notPermitted(
                "The tenant's conditional access policies do not let the guest in so. Sign the guest in anew.")
        }
        return Caller(application: application, tenant: tenant, guest: grant.session.guest.id)
    }
}
