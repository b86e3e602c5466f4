/// The lines of a byte sequence without their endings. CRLF and a lone LF both end a line, because letters kept in
/// files may have lost their CRs.
struct ByteLines: Sequence, IteratorProtocol {
    /// What has not been read yet. Keeps the indices of the bytes given.
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        var line = rest
        if let lineFeed = rest.firstIndex(of: UInt8(ascii: "\n")) {
            line = rest[..<lineFeed]
            rest = rest[(lineFeed + 1)...]
        } else {
            rest = rest[rest.endIndex...]
        }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
    }
}
