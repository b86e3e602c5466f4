import Foundation

/// A part of a message that came in: its header's fields, unfolded, and the lines of its body (RFC 5322 §2.2, RFC 2045). Lenient: what mail
/// systems send is read as far as it can be.
struct MIMEEntity {
    private var fields: [(name: String, value: String)] = []
    private let body: ArraySlice<ArraySlice<UInt8>>

    init(_ message: [UInt8]) {
        self.init(lines: message.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(\.withoutReturn)[...])
    }

    private init(lines: ArraySlice<ArraySlice<UInt8>>) {
        var rest = lines
        while let line = rest.first {
            rest = rest.dropFirst()
            if line.isEmpty { break }
            let text = String(decoding: line, as: UTF8.self)
            if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t"), !fields.isEmpty {
                fields[fields.count - 1].value += " " + text.trimmingCharacters(in: .whitespaces)
            } else if let colon = text.firstIndex(of: ":") {
                fields.append(
                    (
                        text[..<colon].trimmingCharacters(in: .whitespaces).lowercased(),
                        text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                    ))
            }
        }
        body = rest
    }

    func values(of name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// `multipart/report` without its parameters, in lower case; `text/plain` where nothing is said (RFC 2045 §5.2).
    var mediaType: String {
        let type = values(of: "content-type").first?.split(separator: ";").first ?? "text/plain"
        return type.trimmingCharacters(in: .whitespaces).lowercased()
    }

    /// The body's parts; none where it has none.
    var parts: [MIMEEntity] {
        guard mediaType.hasPrefix("multipart/"), let boundary = parameter("boundary"), !boundary.isEmpty else { return [] }
        let (delimiter, end) = (Array("--\(boundary)".utf8), Array("--\(boundary)--".utf8))
        var parts: [MIMEEntity] = []
        var start: Int?
        func close(at line: Int) { if let start { parts.append(MIMEEntity(lines: body[start..<line])) } }
        for index in body.indices {
            let line = body[index].trimmed
            guard line.elementsEqual(delimiter) || line.elementsEqual(end) else { continue }
            close(at: index)
            start = line.elementsEqual(end) ? nil : index + 1
            if start == nil { return parts }
        }
        // Cut off in the middle of the last one.
        close(at: body.endIndex)
        return parts
    }

    /// The body as lines of text, its transfer encoding taken off (RFC 2045 §6).
    var textLines: [String] {
        let encoding = values(of: "content-transfer-encoding").first?.lowercased() ?? "7bit"
        let bytes = Array(body.joined(separator: [UInt8(ascii: "\n")]))
        let plain: [UInt8]
        switch encoding {
        case "base64": plain = Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters).map(Array.init) ?? []
        case "quoted-printable": plain = Self.unquoted(bytes)
        default: plain = bytes
        }
        return plain.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0.withoutReturn, as: UTF8.self) }
    }

    private func parameter(_ name: String) -> String? {
        for part in values(of: "content-type").first?.split(separator: ";").dropFirst() ?? [] {
            let halves = part.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard halves.count == 2, halves[0].lowercased() == name else { continue }
            return halves[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        return nil
    }

    private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                plain.append(byte)
                continue
            }
            if rest.first == UInt8(ascii: "\n") {
                rest = rest.dropFirst()
            } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                plain.append(value)
                rest = rest.dropFirst(2)
            } else {
                plain.append(byte)
            }
        }
        return plain
    }
}

extension ArraySlice<UInt8> {
    fileprivate var withoutReturn: ArraySlice<UInt8> { last == UInt8(ascii: "\r") ? dropLast() : self }

    /// Without the white space that may follow a boundary (RFC 2046 §5.1.1).
    fileprivate var trimmed: ArraySlice<UInt8> {
        var line = self
        while line.last == UInt8(ascii: " ") || line.last == UInt8(ascii: "\t") { line = line.dropLast() }
        return line
    }
}
