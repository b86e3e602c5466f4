/// One value of a row in PostgreSQL's binary form, never NULL. It keeps the answer it points into alive.
package struct Cell {
    let type: UInt32
    private let bytes: UnsafeRawBufferPointer
    private let result: ResultSet

    /// - Parameter bytes: Some of `result`'s.
    init(type: UInt32, bytes: UnsafeRawBufferPointer, of result: ResultSet) {
        self.type = type
        self.bytes = bytes
        self.result = result
    }

    var count: Int { bytes.count }

    package func withBytes<Answer, Problem>(_ body: (UnsafeRawBufferPointer) throws(Problem) -> Answer) throws(Problem) -> Answer {
        try withExtendedLifetime(result) { () throws(Problem) -> Answer in try body(bytes) }
    }

    /// Reads the whole cell as one number of exactly this width.
    func number<Number: FixedWidthInteger>(_: Number.Type) throws(DecodingProblem) -> Number {
        guard count == MemoryLayout<Number>.size else {
            throw DecodingProblem("has \(count) bytes where \(MemoryLayout<Number>.size) were expected")
        }
        return withBytes { Number(bigEndian: $0.loadUnaligned(as: Number.self)) }
    }

    func mismatch(_ wanted: String) -> DecodingProblem {
        DecodingProblem("has PostgreSQL type \(type), which is not read as \(wanted) (cast it in the statement)")
    }

    var reader: Reader { Reader(cell: self) }

    /// Walks through a composite cell and refuses to step over its end.
    struct Reader {
        private let cell: Cell
        private var position = 0

        init(cell: Cell) { self.cell = cell }

        mutating func read<Number: FixedWidthInteger>(_: Number.Type) throws(DecodingProblem) -> Number {
            try self.cell(of: 0, length: MemoryLayout<Number>.size).number(Number.self)
        }

        mutating func cell(of type: UInt32, length: Int) throws(DecodingProblem) -> Cell {
            guard length >= 0, length <= cell.count - position else { throw DecodingProblem("is cut short") }
            defer { position += length }
            return Cell(
                type: type, bytes: UnsafeRawBufferPointer(rebasing: cell.bytes[position..<position + length]), of: cell.result)
        }
    }
}
