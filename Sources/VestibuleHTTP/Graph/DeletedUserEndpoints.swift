import Hummingbird
import Vestibule

/// `/v1.0/directory/deletedItems`: the guests who were deleted in the last thirty days.
struct DeletedUserEndpoints: Sendable {
    let parts: Parts

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await list(caller).page(request)
    }

    func count(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        try await list(caller).count(request)
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let resource = try UserResource(
            of: caller.tenant, select: try GraphPage.options(request, known: ["$select"])["$select"], as: .typed)
        guard let guest = try await parts.guests.deletedGuest(try id(context), of: caller.tenant.id) else {
            throw GuestChangeRefusal.notDeleted
        }
        return Response.json { resource.write(guest, to: &$0) }
    }

    func restore(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let resource = try UserResource(of: caller.tenant, select: nil, as: .typed)
        switch try await parts.guests.restore(try id(context), of: caller.tenant.id, by: caller.actor) {
        case .restored(let guest): return Response.json { resource.write(guest, to: &$0) }
        case .notFound: throw GuestChangeRefusal.notDeleted
        case .addressTaken(let other): throw GuestChangeRefusal.addressTaken(by: other)
        case .accountTaken(let other): throw GuestChangeRefusal.accountTaken(by: other)
        case .handedOver(let other): throw GuestChangeRefusal.handedOver(to: other)
        }
    }

    func purge(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        guard try await parts.guests.purge(try id(context), of: caller.tenant.id, by: caller.actor) else {
            throw GuestChangeRefusal.notDeleted
        }
        return Response.noContent
    }

    private func list(_ caller: Caller) -> UserList {
        UserList(parts: parts, caller: caller, part: .deleted, path: "/v1.0/directory/deletedItems/microsoft.graph.user")
    }

    private func id(_ context: RequestFacts) throws -> Guest.ID {
        guard let id = context.id("id", of: Guest.self) else { throw GuestChangeRefusal.notDeleted }
        return id
    }
}
