internal import CLibPQ

// How a query is handed to libpq: parameters in binary form, every column of the answer in binary form.

extension Query {
    /// Why the statement cannot be sent at all.
    var reasonNotToSend: String? {
        // The protocol counts parameters in 16 bits.
        guard parameters.count <= 65_535 else { return "\(parameters.count) parameters" }
        for (index, parameter) in parameters.enumerated() {
            if case .unencodable(let reason) = parameter.value { return "parameter $\(index + 1) is \(reason)" }
        }
        return nil
    }

    func hasSameTypes(as other: Query) -> Bool {
        parameters.lazy.map(\.type).elementsEqual(other.parameters.lazy.map(\.type))
    }

    func prepare(on connection: OpaquePointer, as name: String) -> Int32 {
        PQsendPrepare(connection, name, sql, Int32(parameters.count), parameters.map(\.type))
    }

    /// Queues the statement by its prepared name, or by its text.
    func send(to connection: OpaquePointer, statement: String?) -> Int32 {
        // All values lie behind one another in one buffer; a first byte keeps its address valid when all are empty.
        var bytes: [UInt8] = [0]
        var offsets: [Int?] = []
        var lengths: [Int32] = []
        for parameter in parameters {
            guard case .bytes(let value) = parameter.value else {
                offsets.append(nil)
                lengths.append(0)
                continue
            }
            offsets.append(bytes.count)
            lengths.append(Int32(clamping: value.count))
            bytes.append(contentsOf: value)
        }
        let count = Int32(parameters.count)
        let formats = [Int32](repeating: 1, count: parameters.count)
        return bytes.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
            if let statement {
                return PQsendQueryPrepared(connection, statement, count, values, lengths, formats, 1)
            }
            return PQsendQueryParams(connection, sql, count, parameters.map(\.type), values, lengths, formats, 1)
        }
    }
}

extension ServerError {
    /// What the server said; nil when libpq speaks for itself, because the connection is lost.
    init?(_ result: OpaquePointer) {
        func field(_ code: Int32) -> String? { PQresultErrorField(result, code).map { String(cString: $0) } }
        guard let state = field(vestibule_diag_sqlstate) else { return nil }
        self.init(
            sqlState: SQLState(rawValue: state), message: field(vestibule_diag_message) ?? "",
            detail: field(vestibule_diag_detail), hint: field(vestibule_diag_hint), table: field(vestibule_diag_table),
            column: field(vestibule_diag_column), constraint: field(vestibule_diag_constraint))
    }
}

extension ResultSet {
    /// Whether the answered statement began or ended a transaction.
    var isTransactionControl: Bool {
        ["BEGIN", "START TRANSACTION", "COMMIT", "ROLLBACK", "PREPARE TRANSACTION"].contains(commandTag)
    }
}
