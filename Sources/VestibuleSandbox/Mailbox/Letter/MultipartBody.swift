/// Cuts the body of a `multipart/…` at its boundary (RFC 2046 §5.1).
enum MultipartBody {
    /// The parts in their order; preamble and epilogue are left out. A letter cut off before its last boundary gives
    /// what there is of its last part.
    static func parts(of body: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
        let delimiter = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var lines = ByteLines(body)
        var start: Int?
        var end = body.startIndex
        while let line = lines.next() {
            guard line.starts(with: delimiter), let mark = Mark(after: line.dropFirst(delimiter.count)) else {
                end = line.endIndex
                continue
            }
            // The line break before a boundary belongs to the boundary.
            if let start { parts.append(body[start..<max(start, end)]) }
            if mark == .last { return parts }
            start = lines.rest.startIndex
            end = lines.rest.startIndex
        }
        if let start { parts.append(body[start...]) }
        return parts
    }

    private enum Mark {
        case between, last

        /// `nil` when the line only begins like a boundary: one boundary may be the beginning of another.
        init?(after tail: ArraySlice<UInt8>) {
            let closing = Array("--".utf8)
            self = tail.starts(with: closing) ? .last : .between
            let rest = self == .last ? tail.dropFirst(closing.count) : tail
            guard rest.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { return nil }
        }
    }
}
