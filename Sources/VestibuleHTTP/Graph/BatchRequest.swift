import HTTPTypes
import Vestibule

/// The requests of a `$batch`: at most twenty, each with an id, which may wait for others.
struct BatchRequest {
    let items: [Item]

    struct Item: Sendable {
        let id: String
        let method: HTTPRequest.Method
        /// From the version on, with the query: `/v1.0/users?$top=5`.
        let path: String
        let headers: HTTPFields
        let body: JSONValue?
        let dependsOn: [String]
    }

    private static let most = 20

    /// - Parameter origin: Ours, which absolute URLs begin with.
    init(_ object: [String: JSONValue], origin: String) throws(RequestRefusal) {
        var body = try JSONBody(object)
        var items: [Item] = []
        for var request in try body.objects("requests") { items.append(try Self.item(&request, origin: origin)) }
        try body.finish()
        guard (1...Self.most).contains(items.count) else {
            throw .malformed("requests: give 1 to \(Self.most) requests. Send more in another batch.")
        }
        var known: Set<String> = []
        for item in items {
            guard known.insert(item.id).inserted else { throw .malformed("requests: the id '\(item.id.prefix(60))' came twice.") }
        }
        if let unknown = items.lazy.flatMap(\.dependsOn).first(where: { !known.contains($0) }) {
            throw .malformed("dependsOn: there is no request '\(unknown.prefix(60))' in this batch.")
        }
        self.items = items
        guard waves.reduce(0, { $0 + $1.count }) == items.count else {
            throw .malformed("dependsOn: these requests wait for one another in a circle.")
        }
    }

    /// The requests in rounds: each waits only for those of earlier rounds.
    var waves: [[Item]] {
        var (waves, done, waiting) = ([[Item]](), Set<String>(), items)
        while true {
            let next = waiting.filter { done.isSuperset(of: $0.dependsOn) }
            guard !next.isEmpty else { return waves }
            waves.append(next)
            done.formUnion(next.map(\.id))
            waiting.removeAll { done.contains($0.id) }
        }
    }

    private static func item(_ request: inout JSONBody, origin: String) throws(RequestRefusal) -> Item {
        guard let id = try request.string("id"), !id.isEmpty, id.utf8.count <= 64 else {
            throw .malformed("requests: give each request an id of 1 to 64 characters.")
        }
        guard let name = try request.string("method"), let method = HTTPRequest.Method(rawValue: name.uppercased()),
            [.get, .post, .put, .patch, .delete].contains(method)
        else { throw .malformed("requests: the method of '\(id)' must be GET, POST, PUT, PATCH or DELETE.") }
        guard let url = try request.string("url") else { throw .malformed("requests: give the url of '\(id)'.") }
        var headers = HTTPFields()
        for (name, value) in try request.members("headers") {
            guard case .string(let text) = value, let field = HTTPField.Name(name),
                text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
            else { throw .malformed("requests: the header '\(name.prefix(60))' of '\(id)' must be a string.") }
            headers[field] = text
        }
        let body = request.value("body")
        // As clients of Graph write it, and as one of them does.
        let (written, writtenByOne) = (try request.strings("dependsOn"), try request.strings("depends_on"))
        try request.finish()
        return Item(
            id: id, method: method, path: try path(of: url, id: id, origin: origin), headers: headers, body: body,
            dependsOn: written ?? writtenByOne ?? [])
    }

    /// `https://host/v1.0/users`, `/v1.0/users`, `/users` and `users` are the same.
    private static func path(of url: String, id: String, origin: String) throws(RequestRefusal) -> String {
        var path = url[...]
        if let colon = path.firstIndex(of: ":"), path[colon...].hasPrefix("://"), !path[..<colon].contains("/") {
            guard path.lowercased().hasPrefix(origin.lowercased() + "/") else {
                throw .malformed("requests: the url of '\(id)' is another host's. Give a path such as /users.")
            }
            path = path.dropFirst(origin.count)
        }
        path = path.drop { $0 == "/" }
        guard path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }), !path.isEmpty else {
            throw .malformed("requests: the url of '\(id)' must be a path such as /users, percent-encoded where need be.")
        }
        return path.lowercased().hasPrefix("v1.0/") ? "/\(path)" : "/v1.0/\(path)"
    }
}
