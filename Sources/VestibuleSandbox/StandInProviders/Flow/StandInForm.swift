import Foundation
import Hummingbird

/// Fields of a query or an `application/x-www-form-urlencoded` body, each at most once.
struct StandInForm: Sendable {
    private let fields: [String: String]
    /// The first name that came twice.
    let repeated: String?

    init(_ text: some StringProtocol) {
        var fields: [String: String] = [:]
        var repeated: String?
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = Self.decoded(parts[0])
            let value = parts.count == 2 ? Self.decoded(parts[1]) : ""
            if fields.updateValue(value, forKey: name) != nil, repeated == nil { repeated = name }
        }
        self.fields = fields
        self.repeated = repeated
    }

    /// - Throws: 413 for a body beyond 64 KiB.
    init(bodyOf request: Request) async throws {
        self.init(String(buffer: try await request.body.collect(upTo: 64 * 1024)))
    }

    /// Nil where it is missing or empty, which RFC 6749 §3.1 takes for the same.
    subscript(_ name: String) -> String? {
        fields[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// What is no percent-encoded UTF-8 stays as it is: it will match nothing.
    static func decoded(_ text: some StringProtocol) -> String {
        let spaced = String(text).replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }

    static func encoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { output, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                output.unicodeScalars.append(UnicodeScalar(byte))
            default:
                output += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }
    }

    static func encoded(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }
}
