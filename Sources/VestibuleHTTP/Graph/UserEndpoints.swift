import FoundationEssentials
import Hummingbird
import Vestibule

/// `/v1.0/users`: the guests, in Graph's shape.
struct UserEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await UserList(parts: parts, caller: caller, part: .present, path: "/v1.0/users").page(request)
    }

    func count(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await UserList(parts: parts, caller: caller, part: .present, path: "/v1.0/users").count(request)
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var resource = try UserResource(
            of: caller.tenant, select: try GraphPage.options(request, known: ["$select"])["$select"], as: .one)
        let guest = try await UserKey(context, in: caller.tenant).guest(of: caller.tenant.id, in: parts.guests)
        try await resource.lookUp([guest.id], of: caller.tenant.id, in: parts.guests)
        // A sign-in is no change of the guest, so where it is told there is no tag to know it by.
        let tag = resource.tellsSignIns ? nil : guest.version.map { UserTag($0, caller.tenant.principalNameDomain) }
        if let tag, request.knows(tag: tag.text) { return Response(status: .notModified, headers: [.eTag: tag.text]) }
        var answer = Response.json { resource.write(guest, to: &$0) }
        answer.headers[.eTag] = tag?.text
        return answer
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let change = try UserPatch.change(try await request.json(context))
        try change.checked()
        let versions = UserTag.versions(request)
        let key = try UserKey(context, in: caller.tenant)
        if change.isEmpty {
            let guest = try await key.guest(of: caller.tenant.id, in: parts.guests)
            guard let version = guest.version, versions?.contains(version) != false else { throw GuestChangeRefusal.outdated }
            return Response.noContent
        }
        let id = try await key.id(of: caller.tenant.id, in: parts.guests)
        return try answer(try await parts.guests.change(id, of: caller.tenant.id, change, ifOneOf: versions, by: caller.actor))
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let id = try await UserKey(context, in: caller.tenant).id(of: caller.tenant.id, in: parts.guests)
        let versions = UserTag.versions(request)
        return try answer(try await parts.guests.delete(id, of: caller.tenant.id, ifOneOf: versions, by: caller.actor))
    }

    func revokeSessions(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let id = try await UserKey(context, in: caller.tenant).id(of: caller.tenant.id, in: parts.guests)
        guard try await parts.guests.revokeSessions(of: id, tenant: caller.tenant.id, by: caller.actor) else {
            throw GuestChangeRefusal.notFound
        }
        return Response.json { json in
            json.object {
                $0.member("@odata.context", "\(parts.site.base.origin)/v1.0/$metadata#Edm.Boolean")
                $0.member("value", true)
            }
        }
    }

    private func answer(_ outcome: ChangeGuestOutcome) throws -> Response {
        switch outcome {
        case .changed: return Response.noContent
        case .notFound: throw GuestChangeRefusal.notFound
        case .outdated: throw GuestChangeRefusal.outdated
        }
    }
}
