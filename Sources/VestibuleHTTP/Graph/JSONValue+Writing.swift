extension JSONValue: JSONWritable {
    /// As RFC 8259 has it; names in the order of their bytes, numbers without a point where they are whole.
    func write(to json: inout JSONWriter) { json.value(self) }
}

extension JSONWriter {
    mutating func value(_ value: JSONValue) {
        switch value {
        case .null: spelt("null")
        case .bool(let value): bool(value)
        case .number(let number): spelt(Self.text(of: number))
        case .string(let text): string(text)
        case .array(let values): array(values.span) { $0.value($1) }
        case .object(let members):
            object { json in
                for (name, value) in members.sorted(by: { $0.key < $1.key }) { json.member(named: name) { $0.value(value) } }
            }
        }
    }

    private static func text(of number: Double) -> String {
        // Beyond 2^53 a double is no longer every whole number, and is written as it prints.
        number == number.rounded() && abs(number) < 9_007_199_254_740_992 ? String(Int(number)) : "\(number)"
    }
}
