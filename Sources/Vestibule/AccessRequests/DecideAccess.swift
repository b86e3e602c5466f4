/// Approves or refuses an access request, once: by the sponsor's press, or by an administrator.
package struct DecideAccess: Sendable {
    private let requests: any AccessRequestStore
    private let applications: any ApplicationStore
    private let inviteGuest: InviteGuest

    package init(requests: any AccessRequestStore, applications: any ApplicationStore, inviteGuest: InviteGuest) {
        self.requests = requests
        self.applications = applications
        self.inviteGuest = inviteGuest
    }

    package func look(_ id: AccessRequest.ID, of tenant: Tenant.ID) async throws -> AccessRequest {
        guard let request = try await requests.request(id, of: tenant) else { throw AccessRequestRefusal.notFound }
        return request
    }

    /// Invites as the application itself would. Invitation and decision are one transaction: of two that decide at once one does, and a
    /// refusal of the invitation leaves the request open.
    ///
    /// - Throws: ``AccessRequestRefusal``, ``InviteRefusal``.
    package func approve(_ id: AccessRequest.ID, of tenant: Tenant.ID, by actor: Actor) async throws {
        let request = try await look(id, of: tenant)
        guard request.state == .open else { throw AccessRequestRefusal.decided(request.state) }
        guard let application = try await applications.application(request.application, of: tenant),
            let start = application.startURL
        else { throw AccessRequestRefusal.noStart }
        let invitation = InvitationRequest(
            address: request.address.text, redirectURL: start.text, displayName: request.name, language: request.language.rawValue,
            sendsLetter: true,
            // Who is let in to an application that demands it is assigned to it.
            roles: application.requiresAssignment ? [WantedRole(.defaultAccess, of: application.id)] : [])
        do {
            _ = try await inviteGuest(
                invitation, by: application, repetitionKey: nil, approving: .init(request: id, actor: actor))
        } catch InviteRefusal.requestDecided {
            throw AccessRequestRefusal.decided(try await look(id, of: tenant).state)
        }
    }

    /// Nobody is written to: the asker was told that silence is an answer.
    package func refuse(_ id: AccessRequest.ID, of tenant: Tenant.ID, by actor: Actor) async throws {
        guard try await requests.refuse(id, of: tenant, by: actor) else {
            throw AccessRequestRefusal.decided(try await look(id, of: tenant).state)
        }
    }
}
