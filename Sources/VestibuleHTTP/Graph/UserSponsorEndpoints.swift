import Hummingbird
import Vestibule

/// `/v1.0/users/{id}/sponsors`: who answers for a guest. A sponsor is a mailbox of the tenant's choice, and no user of a directory.
struct UserSponsorEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$select"])
        let guest = try await guest(context, caller)
        guard let sponsors = try await parts.guests.sponsors(of: guest, tenant: caller.tenant.id) else {
            throw GuestChangeRefusal.notFound
        }
        return Response.json(
            try page.list(of: sponsors, path: "/v1.0/users/\(guest)/sponsors", site: parts.site) { json, sponsor in
                let address = sponsor.address.text
                json.object {
                    $0.member("@odata.type", "#microsoft.graph.user")
                    $0.member("id", sponsor.id)
                    $0.member("displayName", address)
                    $0.member("mail", address)
                    $0.member("userPrincipalName", address)
                }
            })
    }

    func add(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let sponsor = try Self.named(by: try await request.json(context)["@odata.id"])
        try await parts.guests.add(sponsor, to: try await guest(context, caller), of: caller.tenant.id, by: caller.actor)
        return Response.noContent
    }

    func remove(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard let sponsor = context.id("sponsor", of: Sponsor.self),
            try await parts.guests.remove(sponsor, from: try await guest(context, caller), of: caller.tenant.id, by: caller.actor)
        else { throw GuestChangeRefusal.noSuchSponsor }
        return Response.noContent
    }

    /// `https://…/v1.0/users/{sponsor}` or `…/directoryObjects/{sponsor}`, where `{sponsor}` is an address, or an id that a list showed.
    static func named(by reference: JSONValue?) throws -> NamedSponsor {
        guard case .string(let text)? = reference, let last = text.split(separator: "/").last,
            let name = UserKey.decoded(String(last))
        else {
            throw RequestRefusal.malformed(
                "@odata.id: give the sponsor as https://…/v1.0/users/{sponsor}, an email address or the id from a list of sponsors."
            )
        }
        if let id = Sponsor.ID(name) { return .id(id) }
        return .address(try EmailAddress(name))
    }

    private func guest(_ context: RequestFacts, _ caller: Caller) async throws -> Guest.ID {
        try await UserKey(context, in: caller.tenant).id(of: caller.tenant.id, in: parts.guests)
    }
}
