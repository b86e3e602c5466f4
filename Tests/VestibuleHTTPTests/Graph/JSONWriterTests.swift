import Foundation
import NIOCore
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("JSON that is written") struct JSONWriterTests {
    private func text(capacity: Int = 1024, _ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(capacity: capacity)
        write(&json)
        return String(buffer: json.finished())
    }

    @Test("puts commas between members and elements, and nowhere else")
    func commas() {
        let text = text { json in
            json.object { json in
                json.member("empty") { $0.object { _ in } }
                json.member("none") { $0.array([String]()) }
                json.member("text", "a")
                json.member("missing", String?.none)
                json.member("flag", true)
                json.member("number", -7)
                json.member("list") { $0.array(["a", "b"]) }
                json.member("things") {
                    $0.array([1, 2].span) { json, number in
                        json.object {
                            $0.member("n", number)
                            $0.null("m")
                        }
                    }
                }
                json.member("constant", always: #"[{"x":null}]"#)
                json.member("last", false)
            }
        }
        #expect(
            text
                == #"{"empty":{},"none":[],"text":"a","missing":null,"flag":true,"number":-7,"list":["a","b"],"#
                + #""things":[{"n":1,"m":null},{"n":2,"m":null}],"constant":[{"x":null}],"last":false}"#)
    }

    @Test("escapes what must be, wherever it stands", arguments: [0, 15, 16, 17, 40])
    func escapes(after count: Int) throws {
        let plain = String(repeating: "é", count: count)
        let all = (0...0x7F).map { String(UnicodeScalar(UInt8($0))) } + ["Ω", "👩‍👩‍👧", "\u{2028}", "\u{7F}"]
        for text in all.map({ plain + $0 + "x" }) + [all.joined()] {
            let json = self.text(capacity: 0) { $0.array([text]) }
            #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
        }
    }

    @Test("is as long as it has to be, however small its buffer was")
    func growth() throws {
        let names = (0..<1000).map { "guest \($0)" }
        let json = text(capacity: 1) { $0.array(names) }
        #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == names)
    }

    @Test("keeps texts in their order, however long each is", arguments: [0, 1, 300, 1024, 100_000])
    func lengths(capacity: Int) throws {
        let lengths = [4093, 1, 0, 4096, 2, 4097, 70_000, 3, 4095, 511, 512, 513]
        let texts = zip("abcdefghijkl", lengths).map { String(repeating: $0, count: $1) }
        let json = text(capacity: capacity) { json in
            json.array(texts.span) { json, text in json.object { $0.member("text", text) } }
        }
        #expect(try JSONDecoder().decode([[String: String]].self, from: Data(json.utf8)) == texts.map { ["text": $0] })
    }

    @Test("tells ids and moments in their one spelling")
    func values() throws {
        let id = try #require(Guest.ID("01890A5D-AC96-774B-BCCE-B302099A8057"))
        let json = text { json in
            json.object {
                $0.member("id", id)
                $0.member("at", Date(timeIntervalSince1970: 1_800_000_000.75))
            }
        }
        #expect(json == #"{"id":"01890a5d-ac96-774b-bcce-b302099a8057","at":"2027-01-15T08:00:00Z"}"#)
    }

    @Test("tells any moment of the years 0 to 9999 as the C library does, and any id as Foundation")
    func everyMoment() {
        var dice = SystemRandomNumberGenerator()
        let edges: [Int] = [-62_167_219_200, -62_162_035_201, -62_162_035_200, -1, 0, 951_782_399, 951_868_800, 253_402_300_799]
        for second in edges + (0..<2000).map({ _ in Int.random(in: -62_167_219_200...253_402_300_799, using: &dice) }) {
            var (time, parts) = (time_t(second), tm())
            gmtime_r(&time, &parts)
            let expected = String(
                format: "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
                parts.tm_min, parts.tm_sec)
            #expect(UTCMoment(Date(timeIntervalSince1970: Double(second))).text == expected)
            #expect(UTCMoment(Date(timeIntervalSince1970: Double(second) + 0.999)).text == expected)
            let id = UUID()
            #expect(Guest.ID(rawValue: id).description == id.uuidString.lowercased())
        }
        #expect(UTCMoment(Date(timeIntervalSince1970: -1e12)).text == "0000-01-01T00:00:00Z")
        #expect(UTCMoment(Date(timeIntervalSince1970: 1e12)).text == "9999-12-31T23:59:59Z")
    }
}
