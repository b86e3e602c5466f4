import FoundationEssentials
import Hummingbird
import Vestibule

/// A list of users, there or deleted, as a request asks for it.
struct UserList: Sendable {
    let parts: Parts
    let caller: Caller
    let part: GuestPart
    /// Where the next page is asked for.
    let path: String

    func page(_ request: Request) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$search", "$select"] + (part == .present ? ["$orderby"] : []))
        let filter = try filter(page.filter, page.search)
        // A link of before lists had an order of their own goes on as it began.
        let isByID = part == .deleted || UserOrder.isPlaceByID(page.token)
        let order = try UserOrder(page.order, usually: isByID ? .byID : filter.usualOrder)
        var resource = try UserResource(of: caller.tenant, select: page.select, as: part == .present ? .listed : .deleted)
        let found = try await parts.guests.list(
            of: caller.tenant.id, part, matching: filter, in: order.order, behind: try page.token.map { try order.place($0) },
            limit: page.size + 1)
        try await resource.lookUp(found.map(\.id), of: caller.tenant.id, in: parts.guests)
        let count = page.isCounted ? try await parts.guests.count(of: caller.tenant.id, part, matching: filter) : nil
        return Response.json(
            page.list(
                from: found, next: { page.next(behind: order.token(after: $0), path: path, site: parts.site) }, count: count
            ) { resource.write($1, to: &$0) },
            capacity: 1024 * (found.count + 1))
    }

    /// How many there are, in digits alone.
    func count(_ request: Request) async throws -> Response {
        let options = try GraphPage.options(request, known: ["$filter", "$search"])
        let filter = try filter(options["$filter"], options["$search"])
        return Response.text(String(try await parts.guests.count(of: caller.tenant.id, part, matching: filter)))
    }

    private func filter(_ filter: String?, _ search: String?) throws(RequestRefusal) -> GuestFilter {
        let domain = caller.tenant.principalNameDomain
        var parts: [GuestFilter] = []
        if let filter { parts.append(try UserFilter(domain: domain).filter(filter)) }
        if let search { parts.append(try UserSearch(domain: domain).filter(search)) }
        return .and(parts)
    }
}
