import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("What an operator sends") struct AdminBodyTests {
    private func body(_ text: String, _ type: String = "application/x-www-form-urlencoded") async throws -> AdminBody {
        try await AdminBody(.sample(.post, headers: [.contentType: type], body: text), try .sample())
    }

    @Test("means the same as a form and as JSON")
    func same() async throws {
        for (text, type) in [
            (
                "name=Contoso&minutes=15&on=yes&rule=a.test&rule=b.test,c.test&contact=it%40contoso.example",
                "application/x-www-form-urlencoded"
            ),
            (
                #"{"Name":"Contoso","minutes":15,"on":true,"rule":["a.test","b.test, c.test"],"contact":"it@contoso.example"}"#,
                "application/json; charset=utf-8"
            ),
        ] {
            var body = try await body(text, type)
            #expect(try body.name("name") == "Contoso")
            #expect(try body.number("minutes", in: 5...30) == 15)
            #expect(try body.flag("on") == true)
            #expect(body.list("rule") == ["a.test", "b.test", "c.test"])
            #expect(try body.address("contact")?.text == "it@contoso.example")
            #expect(try body.text("missing") == nil)
            try body.finish()
        }
    }

    @Test("is refused by the name of what is wrong")
    func refused() async throws {
        var twice = try await body("name=a&name=b")
        #expect(throws: RequestRefusal.malformed("name came 2 times. Send it once.")) { try twice.text("name") }
        let unknown = try await body("nme=a")
        #expect(throws: RequestRefusal.malformed("The field nme is not known here. See GET /admin for what there is.")) {
            try unknown.finish()
        }
        for value in ["4", "31", "x", "", "1e1", "99999999999999999999"] {
            var number = try await body("minutes=\(value)")
            #expect(throws: RequestRefusal.self, "\(value)") { try number.number("minutes", in: 5...30) }
        }
        for value in ["", "a%0Ab", "a%E2%80%AEb", String(repeating: "x", count: 129)] {
            var name = try await body("name=\(value)")
            #expect(throws: RequestRefusal.self, "\(value)") { try name.name("name") }
        }
        var missing = try await body("")
        #expect(throws: RequestRefusal.self) { try missing.required("name", example: "Contoso") }
        var array = try await body(#"{"language": [], "rule": ["a"]}"#, "application/json")
        #expect(throws: RequestRefusal.malformed("language: give one value, not a list.")) { try array.text("language") }
        #expect(array.list("rule") == ["a"])
        for (text, type) in [
            ("x", "text/plain"), ("[]", "application/json"), (#"{"a":{"b":1}}"#, "application/json"),
            (#"{"a":[["b"]]}"#, "application/json"), (#"{"name":"a","Name":"b"}"#, "application/json"),
        ] {
            await #expect(throws: RequestRefusal.self) { _ = try await body(text, type) }
        }
        var large = try await body(#"{"a": 1e300, "b": 1.5}"#, "application/json")
        #expect(throws: RequestRefusal.self) { try large.number("a", in: 0...1) }
        #expect(throws: RequestRefusal.self) { try large.number("b", in: 0...2) }
    }
}

@Suite("What an operator reads") struct AdminAnswerTests {
    private func text(_ answer: AdminAnswer, accept: String? = nil) async throws -> String {
        var headers: HTTPFields = [:]
        headers[.accept] = accept
        let response = answer.response(to: .sample(headers: headers))
        let writer = Collector()
        try await response.body.write(writer)
        return writer.text
    }

    private let things: [AdminAnswer.Thing] = [
        [("id", .text("1")), ("name", .text("Contoso \"A\"")), ("on", .flag(true)), ("rules", .list(["a", "b"]))],
        [("id", .text("22")), ("name", .none), ("on", .flag(false)), ("rules", .list([]))],
    ]

    @Test("is JSON that any parser reads, ending in a newline")
    func json() async throws {
        let list = try await text(.list(things, next: "c\"x"))
        #expect(list.hasSuffix("\n"))
        let read = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any])
        #expect(read["next"] as? String == "c\"x")
        let items = try #require(read["value"] as? [[String: Any]])
        #expect(items.count == 2)
        #expect(items[0]["name"] as? String == "Contoso \"A\"")
        #expect(items[0]["rules"] as? [String] == ["a", "b"])
        let nested = AdminAnswer.thing([
            ("keys", .things(things)), ("none", .things([])), ("at", .moment(Date(timeIntervalSince1970: 0))),
        ])
        _ = try JSONSerialization.jsonObject(with: Data(try await text(nested).utf8))
        let empty = try await text(.list([]))
        #expect(empty == "{\n  \"value\": []\n}\n")
    }

    @Test("is a table for who asks for text, its columns in line")
    func table() async throws {
        let table = try await text(.list(things, next: "c1"), accept: "text/plain, */*")
        #expect(
            table == """
                ID  NAME         ON   RULES
                1   Contoso "A"  yes  a, b
                22  -            no   -
                more: after=c1

                """)
        let none = try await text(.list([]), accept: "text/plain")
        #expect(none == "(none)\n")
    }

    @Test("carries nothing into a terminal that a mail server or a guest has put there")
    func terminal() async throws {
        let answer = AdminAnswer.thing([("reply", .text("550 \u{1B}]0;owned\u{7} no\r\nid  forged\u{9B}31m\u{202E}"))])
        let table = try await text(answer, accept: "text/plain")
        #expect(!table.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) })
        #expect(table.split(separator: "\n").count == 1)
        #expect(!table.contains("\u{202E}"))
    }
}

/// Gathers a body.
private final class Collector: ResponseBodyWriter {
    private(set) var text = ""

    func write(_ buffer: ByteBuffer) async throws { text += String(buffer: buffer) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
