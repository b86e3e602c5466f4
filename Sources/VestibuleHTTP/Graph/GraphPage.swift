import FoundationEssentials
import Hummingbird
import Vestibule

/// The page of a list that a request asks for: `$top` and `$skiptoken`, and which of its things: `$filter`, `$search`, `$select`.
struct GraphPage: Sendable {
    let size: Int
    let filter: String?
    let search: String?
    let select: String?
    /// On the first page: that tells how many there are on all of them.
    let isCounted: Bool
    let order: String?
    let token: String?

    /// Options are read in any case and with their `$` as it stands or percent-encoded, as Graph's clients send it.
    ///
    /// - Parameters:
    ///   - more: Which of `$filter`, `$search`, `$select` and `$orderby` this list knows.
    ///   - most: What `$top` may ask for.
    ///   - usual: The size where `$top` does not say.
    /// - Throws: ``RequestRefusal`` naming a `$` option that is not known here or came twice; other unknown parameters are ignored.
    init(_ request: Request, knowing more: [String] = [], most: Int = 999, usual: Int = 100) throws(RequestRefusal) {
        let options = try Self.options(request, known: ["$top", "$skiptoken", "$count"] + more)
        if let text = options["$top"] {
            guard let size = Int(text), (1...most).contains(size) else { throw .malformed("$top: give 1 to \(most).") }
            self.size = size
        } else {
            size = usual
        }
        token = options["$skiptoken"]
        filter = options["$filter"]
        search = options["$search"]
        select = options["$select"]
        switch options["$count"]?.lowercased() {
        case "true": isCounted = token == nil
        case nil, "false": isCounted = false
        default: throw .malformed("$count: give true or false.")
        }
        order = options["$orderby"]
    }

    /// The `$` options of a request by their names in lower case, decoded; a `+` is a space, as in forms.
    static func options(_ request: Request, known: [String]) throws(RequestRefusal) -> [String: String] {
        var options: [String: String] = [:]
        for pair in request.uri.query?.utf8.split(separator: UInt8(ascii: "&")) ?? [] {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false).map {
                Substring($0)
            }
            guard let name = PercentEncoding.decoded(parts[0])?.lowercased(), name.hasPrefix("$") else { continue }
            guard known.contains(name) else { throw .malformed("The query option \(name.prefix(40)) is not supported here.") }
            guard let value = parts.count > 1 ? PercentEncoding.decoded(parts[1]) : "" else {
                throw .malformed("The query option \(name) is not percent-encoded UTF-8.")
            }
            guard options.updateValue(value, forKey: name) == nil else { throw .malformed("The query option \(name) came twice.") }
        }
        return options
    }

    func cursor<Entity>(as type: Entity.Type) throws(RequestRefusal) -> Identifier<Entity>? {
        guard let token else { return nil }
        guard let bytes = Base64URL.decode(token), let id = Identifier<Entity>(bytes: bytes) else { throw Self.unknownToken }
        return id
    }

    static let unknownToken = RequestRefusal.malformed("$skiptoken: take it from @odata.nextLink as it stands.")

    /// The page of a list that was read as a whole, because it is never long.
    ///
    /// - Throws: ``RequestRefusal/malformed(_:)`` for a `$skiptoken` that is no place in a list.
    func list<Item>(
        of whole: [Item], path: String, site: Site, writeItem: @escaping (inout JSONWriter, borrowing Item) -> Void
    ) throws(RequestRefusal) -> GraphList<Item> {
        guard let start = token.map({ Int($0) }) ?? 0, token == nil || start > 0 else { throw Self.unknownToken }
        let page = whole.dropFirst(start).prefix(size)
        return GraphList(
            page, next: page.endIndex < whole.endIndex ? next(behind: String(page.endIndex), path: path, site: site) : nil,
            count: isCounted ? whole.count : nil, writeItem: writeItem)
    }

    /// The page of a list that was read up to one item beyond it, which tells whether there is a next page.
    func list<Item, Entity>(
        from found: [Item], id: (Item) -> Identifier<Entity>, path: String, site: Site, extra: String = "", count: Int? = nil,
        writeItem: @escaping (inout JSONWriter, borrowing Item) -> Void
    ) -> GraphList<Item> {
        list(
            from: found, next: { next(after: id($0), path: path, site: site, extra: extra) }, count: count, writeItem: writeItem)
    }

    /// The same of a list whose pages do not go on behind an id.
    ///
    /// - Parameter next: The link of the page behind an item.
    func list<Item>(
        from found: [Item], next: (Item) -> String, count: Int? = nil,
        writeItem: @escaping (inout JSONWriter, borrowing Item) -> Void
    ) -> GraphList<Item> {
        let shown = found.prefix(size)
        return GraphList(shown, next: found.count > size ? shown.last.map(next) : nil, count: count, writeItem: writeItem)
    }

    /// The absolute link of the next page of the same things.
    func next<Entity>(after id: Identifier<Entity>, path: String, site: Site, extra: String = "") -> String {
        next(behind: Base64URL.encode(id.bytes), path: path, site: site) + extra
    }

    /// - Parameter token: What `$skiptoken` shall be; of base64url's letters.
    func next(behind token: String, path: String, site: Site) -> String {
        var link = "\(site.base.origin)\(path)?$top=\(size)&$skiptoken=\(token)"
        if let filter { link += "&$filter=" + filter.percentEncoded }
        if let search { link += "&$search=" + search.percentEncoded }
        if let select { link += "&$select=" + select.percentEncoded }
        if let order { link += "&$orderby=" + order.percentEncoded }
        return link
    }
}

/// Graph's collection.
struct GraphList<Item>: JSONWritable {
    private let value: ArraySlice<Item>
    private let next: String?
    private let count: Int?
    private let writeItem: (inout JSONWriter, borrowing Item) -> Void

    /// - Parameter writeItem: Writes one as JSON.
    init(
        _ value: ArraySlice<Item>, next: String?, count: Int? = nil,
        writeItem: @escaping (inout JSONWriter, borrowing Item) -> Void
    ) {
        self.value = value
        self.next = next
        self.count = count
        self.writeItem = writeItem
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if let count { json.member("@odata.count", count) }
            if let next { json.member("@odata.nextLink", next) }
            json.member("value") { $0.array(value.span, writeItem) }
        }
    }
}
