/// One value of a row in PostgreSQL's binary form, never NULL. It keeps the answer it points into alive.
package struct Cell: Sendable {
    let type: UInt32
    private let result: ResultSet
    private let offset: Int
    private let length: Int
    private let row: Int32
    private let column: Int32

    init(result: ResultSet, row: Int32, column: Int32) {
        self.type = result.type(of: column)
        self.result = result
        self.row = row
        self.column = column
        self.offset = 0
        self.length = result.length(row, column)
    }

    private init(_ cell: Cell, type: UInt32, offset: Int, length: Int) {
        self.type = type
        self.result = cell.result
        self.row = cell.row
        self.column = cell.column
        self.offset = cell.offset + offset
        self.length = length
    }

    var count: Int { length }

    func withBytes<Answer>(_ body: (UnsafeRawBufferPointer) -> Answer) -> Answer {
        result.withBytes(row, column) { body(UnsafeRawBufferPointer(rebasing: $0[offset..<offset + length])) }
    }

    /// Reads the whole cell as one number of exactly this width.
    func number<Number: FixedWidthInteger>(_: Number.Type) throws(DecodingProblem) -> Number {
        guard length == MemoryLayout<Number>.size else {
            throw DecodingProblem("has \(length) bytes where \(MemoryLayout<Number>.size) were expected")
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
            return Cell(cell, type: type, offset: position, length: length)
        }
    }
}
