import Glibc

/// One value of a row in PostgreSQL's binary form, never NULL.
///
/// It is lent to who decodes it, and cannot be copied and kept: its bytes live as long as the answer that they are in. So reading one
/// counts no references, of which a page has a thousand.
public struct Cell: ~Copyable {
    let type: UInt32
    private let bytes: UnsafeRawBufferPointer

    /// - Parameter bytes: An answer's, which the caller keeps alive.
    init(type: UInt32, bytes: UnsafeRawBufferPointer) {
        self.type = type
        self.bytes = bytes
    }

    var count: Int { bytes.count }

    func withBytes<Answer, Problem>(_ body: (UnsafeRawBufferPointer) throws(Problem) -> Answer) throws(Problem) -> Answer {
        try body(bytes)
    }

    /// Whether the cell holds these bytes and no others.
    public func spells(_ text: String) -> Bool {
        text.utf8.span.withUnsafeBytes { text in
            guard text.count == count, let text = text.baseAddress, let bytes = bytes.baseAddress else {
                return text.count == count
            }
            return memcmp(text, bytes, count) == 0
        }
    }

    /// Reads the whole cell as one number of exactly this width.
    func number<Number: FixedWidthInteger>(_: Number.Type) throws(DecodingProblem) -> Number {
        guard count == MemoryLayout<Number>.size else {
            throw DecodingProblem("has \(count) bytes where \(MemoryLayout<Number>.size) were expected")
        }
        return Number(bigEndian: bytes.loadUnaligned(as: Number.self))
    }

    func mismatch(_ wanted: String) -> DecodingProblem {
        DecodingProblem("has PostgreSQL type \(type), which is not read as \(wanted) (cast it in the statement)")
    }

    var reader: Reader { Reader(bytes: bytes) }

    /// Walks through a composite cell and refuses to step over its end.
    struct Reader: ~Copyable {
        private let bytes: UnsafeRawBufferPointer
        private var position = 0

        init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

        mutating func read<Number: FixedWidthInteger>(_: Number.Type) throws(DecodingProblem) -> Number {
            try self.cell(of: 0, length: MemoryLayout<Number>.size).number(Number.self)
        }

        mutating func cell(of type: UInt32, length: Int) throws(DecodingProblem) -> Cell {
            guard length >= 0, length <= bytes.count - position else { throw DecodingProblem("is cut short") }
            defer { position += length }
            return Cell(type: type, bytes: UnsafeRawBufferPointer(rebasing: bytes[position..<position + length]))
        }
    }
}
