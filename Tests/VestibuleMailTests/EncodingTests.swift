import Foundation
import Testing

@testable import VestibuleMail

/// The same numbers in every run.
private struct SteadyGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }

    /// A text of the characters that have broken encoders.
    mutating func text(upTo length: Int) -> String {
        let pool = Array(" .=?_\"\\<>,;:()@abcXYZ019-\täöüßéñ日本語、。👩‍👩‍👧‍👦🏳️‍🌈𝕏e\u{301}\u{A0}€")
        return String(
            (0..<Int.random(in: 0...length, using: &self)).compactMap { _ in pool.randomElement(using: &self) })
    }
}

@Suite("Encoding")
struct EncodingTests {
    /// Decodes one encoded word, by the letter of RFC 2047; nil when it is not whole UTF-8.
    private func decoded(_ word: String) -> String? {
        let parts = word.split(separator: "?", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0] == "=", parts[1] == "UTF-8", parts[4] == "=" else { return nil }
        if parts[2] == "B" { return Data(base64Encoded: parts[3]).flatMap { String(validating: $0, as: UTF8.self) } }
        return unquoted(parts[3].replacing("_", with: " "))
    }

    private func unquoted(_ text: String) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "=") {
                bytes.append(byte)
            } else if rest.starts(with: "\r\n".utf8) {
                rest = rest.dropFirst(2)
            } else {
                guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    @Test("of any text into encoded words splits no character and comes back the same")
    func encodedWords() throws {
        var generator = SteadyGenerator(state: 1)
        for round in 0..<3000 {
            let text = generator.text(upTo: 120)
            let first = Int.random(in: 60...75, using: &generator)
            let words = EncodedWord.words(for: text, first: first)
            #expect(words.allSatisfy { $0.utf8.count <= 75 }, "round \(round)")
            #expect((words.first?.utf8.count ?? 0) <= first, "round \(round)")
            let back = words.map { decoded($0) }
            try #require(!back.contains(nil), "round \(round): \(text)")
            #expect(back.compactMap { $0 }.joined() == text)
        }
    }

    @Test("of any text as quoted-printable keeps its lines narrow and comes back the same")
    func quotedPrintable() throws {
        var generator = SteadyGenerator(state: 2)
        for round in 0..<3000 {
            let lines = (0...3).map { _ in generator.text(upTo: 160) } + ["."]
            let encoded = QuotedPrintable.encode(lines.joined(separator: "\n"))
            let raw = encoded.split(separator: "\r\n", omittingEmptySubsequences: false)
            #expect(raw.allSatisfy { $0.utf8.count <= 76 }, "round \(round)")
            #expect(!raw.contains { $0.hasPrefix(".") || $0.hasSuffix(" ") || $0.hasSuffix("\t") }, "round \(round)")
            #expect(encoded.utf8.allSatisfy { $0 == 13 || $0 == 10 || $0 == 9 || (32...126).contains($0) })
            #expect(try #require(unquoted(encoded)) == lines.joined(separator: "\r\n") + "\r\n", "round \(round)")
        }
    }

    @Test("uses the last column only for what needs no soft break")
    func lastColumn() {
        let full = String(repeating: "x", count: 76)
        #expect(QuotedPrintable.encode(full) == full + "\r\n")
        #expect(QuotedPrintable.encode(full + "y") == String(repeating: "x", count: 75) + "=\r\nxy\r\n")
    }

    @Test("parts by a line that no part contains")
    func boundaries() {
        let first = MIMEBoundary(seed: "a", notIn: []).text
        #expect(MIMEBoundary(seed: "a", notIn: ["x\(first)x"]).text != first)
        #expect(MIMEBoundary(seed: "a", notIn: []).text == first)
        #expect(MIMEBoundary(seed: "b", notIn: []).text != first)
    }
}
