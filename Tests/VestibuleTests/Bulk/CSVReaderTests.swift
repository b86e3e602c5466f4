import Testing

@testable import Vestibule

@Suite("Reading comma-separated values") struct CSVReaderTests {
    private static func records(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) -> [CSVReader.Record] {
        var reader = CSVReader(bytes, separator: separator)
        var records: [CSVReader.Record] = []
        while let record = reader.next() { records.append(record) }
        return records
    }

    private static func read(_ text: String) -> [CSVReader.Record] { records(Array(text.utf8)) }

    @Test("finds cells by RFC 4180, whatever ends a line")
    func cells() {
        for end in ["\r\n", "\n", "\r"] {
            let found = Self.read("\u{FEFF}a,b\(end)\(end)\"c,\(end)\"\"d\"\"\",\(end)e,\"\"")
            #expect(
                found == [
                    .init(line: 1, content: .success(["a", "b"])), .init(line: 3, content: .success(["c,\(end)\"d\"", ""])),
                    .init(line: 5, content: .success(["e", ""])),
                ], "\(end.debugDescription)")
        }
        #expect(Self.read("").isEmpty)
        #expect(Self.read("\n\n\r\n").isEmpty)
        #expect(Self.records(Array("a;\"b;c\"".utf8), separator: UInt8(ascii: ";")).map(\.content) == [.success(["a", "b;c"])])
    }

    @Test("says what is wrong with a line, and reads the next")
    func faults() {
        let long = String(repeating: "x", count: CSVReader.longest + 1)
        for (line, fault) in [
            ("a,\"b", CSVReader.Fault.unclosedQuote), ("a\"b,c", .strayQuote), ("\"a\"b,c", .strayQuote), (long, .tooLong),
        ] {
            let found = Self.read("1,2\n\(line)\n3,4\n")
            #expect(
                found == [
                    .init(line: 1, content: .success(["1", "2"])), .init(line: 2, content: .failure(fault)),
                    .init(line: 3, content: .success(["3", "4"])),
                ], "\(line.prefix(10))")
        }
        let broken = Array("1,2\n".utf8) + [0x61, 0xFF, 0x2C, 0x62, 0x0A] + Array("3,4".utf8)
        #expect(Self.records(broken).map(\.line) == [1, 2, 3])
        #expect(Self.records(broken).map(\.content) == [.success(["1", "2"]), .failure(.notUTF8), .success(["3", "4"])])
    }

    @Test("reads whatever was written by the rule, and counts its lines")
    func roundTrip() {
        var random = SystemRandomNumberGenerator()
        let pieces = ["a", "é", "\"", ",", ";", "\n", "\r\n", " ", "𝒳", "", "@", "x"]
        for _ in 0..<500 {
            let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
            var text = ""
            var wanted: [CSVReader.Record] = []
            var line = 1
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let cells = (0..<Int.random(in: 2...4, using: &random)).map { _ in
                    (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
                }
                wanted.append(.init(line: line, content: .success(cells)))
                line += cells.reduce(1) { $0 + $1.unicodeScalars.count { $0 == "\n" } }
                text +=
                    cells.map {
                        "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                    }
                    .joined(separator: ",") + end
            }
            #expect(Self.read(text) == wanted, "\(text.debugDescription)")
        }
    }

    @Test("comes to an end on any bytes, and every line it names is a line of the file")
    func nonsense() {
        var random = SystemRandomNumberGenerator()
        let signs: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xFF, 0xEF, 0xBB, 0xBF, 0x3B]
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in signs.randomElement(using: &random) ?? 0 }
            let lines = Self.records(bytes).map(\.line)
            #expect(lines == lines.sorted() && Set(lines).count == lines.count, "\(bytes)")
            #expect((lines.last ?? 1) <= bytes.count + 1)
        }
    }
}
