/// One header field of a letter.
package struct HeaderField: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// `nil` for a line that is no `name: value`.
    fileprivate init?(unfolded line: [UInt8]) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = trimmingBlanks(String(decoding: line[..<colon], as: UTF8.self))
        guard !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.init(name: name, value: trimmingBlanks(String(decoding: line[(colon + 1)...], as: UTF8.self)))
    }
}

/// The header of a letter or of one of its parts (RFC 5322 §2.2), unfolded but not decoded, and the body after it.
struct HeaderBlock {
    let fields: [HeaderField]
    let body: ArraySlice<UInt8>

    /// Fields past this number are dropped.
    private static let maximumFields = 1_000

    init(_ entity: ArraySlice<UInt8>) {
        var lines = ByteLines(entity)
        var unfolded: [[UInt8]] = []
        while let line = lines.next(), !line.isEmpty {
            let continues = line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t")
            if continues, let last = unfolded.indices.last {
                unfolded[last] += line
            } else if unfolded.count < Self.maximumFields {
                unfolded.append(Array(line))
            }
        }
        fields = unfolded.compactMap(HeaderField.init(unfolded:))
        body = lines.rest
    }

    /// The first field of that name, whatever its case.
    subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// `text` without the spaces and tabs around it.
func trimmingBlanks(_ text: some StringProtocol) -> String {
    var trimmed = String(text).drop { $0 == " " || $0 == "\t" }
    while let last = trimmed.last, last == " " || last == "\t" { trimmed.removeLast() }
    return String(trimmed)
}
