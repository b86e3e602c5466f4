@testable import Vestibule
@testable import VestibuleMail

/// A file of invitations: read to its end, record behind record, and what was read and is written again is read the same.
@Sendable func fuzzCSV(_ input: [UInt8]) {
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";")] {
        var reader = CSVReader(input, separator: separator)
        var line = 0
        while let record = reader.next() {
            require(record.line > line, "a record begins behind the one before")
            line = record.line
            guard case .success(let cells) = record.content else { continue }
            require(!cells.isEmpty && cells.allSatisfy { !$0.utf8.contains(0) }, "cells are text")
            let quoted = cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
            var again = CSVReader(Array(quoted.joined(separator: String(UnicodeScalar(separator))).utf8), separator: separator)
            if case .success(let read)? = again.next()?.content {
                require(read.elementsEqual(cells) { $0.utf8.elementsEqual($1.utf8) }, "\(cells) is read again, not \(read)")
            }
        }
        require(line <= input.count + 1, "lines are counted")
    }
    guard let lines = try? BulkFile.lines(ofCSV: input) else { return }
    require((1...BulkFile.mostLines).contains(lines.count), "neither none nor too many")
}

/// A letter that came back: whatever it is, little of it is kept, and nothing to click on.
@Sendable func fuzzReport(_ input: [UInt8]) {
    if let report = DeliveryReportReader.read(input) {
        for outcome in report.outcomes {
            if let said = outcome.diagnostic { requireHarmless(said) }
            require(
                outcome.status.map { $0.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) } } ?? true, "a status is digits"
            )
        }
    }
    requireHarmless(StrangersWords.cleaned(input.text))
}

private func requireHarmless(_ words: String) {
    require(words.count <= 300, "not long")
    require(!words.contains("@") && !words.contains("/") && !words.contains(where: \.isNewline), "nothing to click on in \(words)")
}
