import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/identity/conditionalAccess/namedLocations`.
struct NamedLocationEndpoints: Sendable {
    let parts: Parts

    private static let path = "/v1.0/identity/conditionalAccess/namedLocations"

    /// All at once unless `$top` says otherwise: there are at most 195.
    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$filter", "$select"], usual: 999)
        let isAskedFor = try NameFilter.matching(page.filter)
        let access = try await parts.conditionalAccess.presentConditionalAccess(of: caller.tenant.id)
        let locations = access.locations.values.filter { isAskedFor($0.displayName) }
            .sorted { $0.id.description < $1.id.description }
        return Response.json(
            try page.list(of: locations, path: Self.path, site: parts.site) { json, location in
                Self.write(copy location, to: &json)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let access = try await parts.conditionalAccess.presentConditionalAccess(of: caller.tenant.id)
        guard let location = access.locations[try id(context)] else { throw ConditionalAccessRefusal.notFound }
        return answer(location)
    }

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let object = try await request.json(context)
        let draft = try NamedLocationBody.read(object, changing: nil)
        return answer(
            try await parts.changeConditionalAccess.add(draft, to: caller.tenant.id, by: caller.actor), status: .created)
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let (id, body) = (try id(context), try await request.json(context))
        try await parts.changeConditionalAccess.change(id, of: caller.tenant.id, by: caller.actor) {
            try NamedLocationBody.read(body, changing: $0)
        }
        return Response.noContent
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let id: NamedLocation.ID = try id(context)
        try await parts.changeConditionalAccess.remove(id, of: caller.tenant.id, by: caller.actor)
        return Response.noContent
    }

    private func id(_ context: RequestFacts) throws -> NamedLocation.ID {
        guard let id = context.id("id", of: NamedLocation.self) else {
            throw ConditionalAccessRefusal.notFound
        }
        return id
    }

    private func answer(_ location: NamedLocation, status: HTTPResponse.Status = .ok) -> Response {
        let context = "\(parts.site.base.origin)/v1.0/$metadata#identity/conditionalAccess/namedLocations/$entity"
        return Response.json(status: status) { Self.write(location, context: context, to: &$0) }
    }

    private static func write(_ location: NamedLocation, context: String? = nil, to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            switch location.extent {
            case .ranges(let ranges, let isTrusted):
                json.member("@odata.type", "#microsoft.graph.ipNamedLocation")
                json.member("isTrusted", isTrusted)
                json.member("ipRanges") {
                    $0.array(ranges.span) { json, range in
                        let range = copy range
                        json.object {
                            $0.member(
                                "@odata.type",
                                range.isOfVersion6 ? "#microsoft.graph.iPv6CidrRange" : "#microsoft.graph.iPv4CidrRange")
                            $0.member("cidrAddress", range.text)
                        }
                    }
                }
            case .countries(let countries, let includesUnknown):
                json.member("@odata.type", "#microsoft.graph.countryNamedLocation")
                json.member("countriesAndRegions") { $0.array(countries) }
                json.member("includeUnknownCountriesAndRegions", includesUnknown)
                json.member("countryLookupMethod", "clientIpAddress")
            }
            json.member("id", location.id)
            json.member("displayName", location.displayName)
            json.member("createdDateTime", location.createdAt)
            json.member("modifiedDateTime", location.changedAt ?? location.createdAt)
        }
    }
}
