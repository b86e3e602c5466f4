import FoundationEssentials
import Hummingbird
import Vestibule

/// The page of a list that a request asks for: `$top` and `$skiptoken`.
struct GraphPage: Sendable {
    let size: Int
    private let token: String?

    /// Options are read in any case and with their `$` as it stands or percent-encoded, as Graph's clients send it.
    ///
    /// - Throws: ``RequestRefusal`` naming a `$` option that is not known here or came twice; other unknown parameters are ignored.
    init(_ request: Request) throws(RequestRefusal) {
        var options: [String: String] = [:]
        for (key, value) in request.uri.queryParameters {
            let name = key.replacing("%24", with: "$").lowercased()
            guard name.hasPrefix("$") else { continue }
            guard ["$top", "$skiptoken", "$count"].contains(name) else {
                throw .malformed("The query option \(name.prefix(40)) is not supported here.")
            }
            guard options.updateValue(String(value), forKey: name) == nil else {
                throw .malformed("The query option \(name) came twice.")
            }
        }
        if let text = options["$top"] {
            guard let size = Int(text), (1...999).contains(size) else { throw .malformed("$top: give 1 to 999.") }
            self.size = size
        } else {
            size = 100
        }
        token = options["$skiptoken"]
    }

    func cursor<Entity>(as type: Entity.Type) throws(RequestRefusal) -> Identifier<Entity>? {
        guard let token else { return nil }
        guard let bytes = Base64URL.decode(token), let id = Identifier<Entity>(bytes: bytes) else {
            throw .malformed("$skiptoken: take it from @odata.nextLink as it stands.")
        }
        return id
    }

    /// The absolute link of the next page.
    func next<Entity>(after id: Identifier<Entity>, path: String, site: Site, extra: String = "") -> String {
        "\(site.base.origin)\(path)?$top=\(size)&$skiptoken=\(Base64URL.encode(id.bytes))\(extra)"
    }
}

/// Graph's collection.
struct GraphList<Item: Encodable>: Encodable {
    let value: [Item]
    let next: String?

    init(_ value: [Item], next: String?) {
        self.value = value
        self.next = next
    }

    enum CodingKeys: String, CodingKey {
        case value
        case next = "@odata.nextLink"
    }
}

extension String {
    /// Percent-encoded for a query value (RFC 3986 §2.3: only unreserved characters stay).
    var percentEncoded: String {
        utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
