import Testing

@testable import Curl

@Suite("A server's answer")
struct SMTPReplyTests {
    private func last(_ lines: String...) -> SMTPReply? {
        SMTPReply.last(in: lines.map { Array($0.utf8) })
    }

    @Test("is the last one, with all of its lines")
    func joinsLines() {
        #expect(
            last("250 OK", "554-5.7.1 This letter", "554 5.7.1 is not wanted")
                == SMTPReply(code: 554, text: "5.7.1 This letter 5.7.1 is not wanted"))
    }

    @Test("does not swallow an earlier answer with the same code")
    func sameCodeBefore() {
        #expect(last("250 first", "250 second") == SMTPReply(code: 250, text: "second"))
    }

    @Test("may be a bare code, or nothing, or nonsense")
    func oddOnes() {
        #expect(last("250") == SMTPReply(code: 250, text: ""))
        #expect(last() == nil)
        #expect(last("hello") == nil)
        #expect(last("") == nil)
    }

    @Test("is printable and short, whatever the server sends")
    func isCleaned() {
        let reply = last("550 \u{1B}[31mred\u{7}\u{E9}" + String(repeating: "x", count: 900))
        #expect(reply?.text.count == 500)
        #expect(reply?.text.utf8.allSatisfy { (0x20...0x7E).contains($0) } == true)
    }
}
