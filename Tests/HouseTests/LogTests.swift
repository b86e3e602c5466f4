import Foundation
import Glibc
import Logging
import Testing
import VestibuleHTTP

@testable import VestibuleServer

@Suite("The log") struct LogTests {
    @Test("is JSON whatever is said, one object a line")
    func json() throws {
        let odd = "quote \" backslash \\ newline \n tab \t bell \u{7} delete \u{7F} umlaut ü 招待"
        var line = LogLine(.json, level: "info", message: odd)
        line.add("name \"x\"", odd)
        line.add("number", -7)
        line.add("milliseconds", nanoseconds: 12_034_567)
        line.end()
        let text = String(decoding: line.bytes, as: UTF8.self)
        #expect(text.hasSuffix("}\n") && text.filter(\.isNewline).count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.bytes)) as? [String: Any])
        #expect(object["message"] as? String == odd)
        #expect(object["name \"x\""] as? String == odd)
        #expect(object["number"] as? Int == -7)
        #expect(object["milliseconds"] as? Double == 12.034)
        let time = try #require(object["time"] as? String)
        let said = try Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(time)
        #expect(time.count == 24 && abs(said.timeIntervalSinceNow) < 5)
    }

    @Test("is for a terminal too, which obeys nothing in it")
    func text() {
        var line = LogLine(.text, level: "warning", message: "over\u{1B}[2Jthere")
        line.add("reason", "two words")
        line.add("status", 200)
        line.end()
        let text = String(decoding: line.bytes, as: UTF8.self)
        #expect(text.dropFirst(24) == " warning over [2Jthere reason=\"two words\" status=200\n")
    }

    @Test("does not keep anybody waiting for a reader that does not read, and counts what it lost")
    func slowReader() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let writer = LineWriter(descriptor: ends[1], capacity: 1 << 20)
        let line = Array((String(repeating: "x", count: 199) + "\n").utf8)
        let start = ContinuousClock.now
        for _ in 0..<20_000 { writer.write(line) }
        #expect(start.duration(to: .now) < .seconds(2))
        try #require(writer.dropped > 5000, "4 MB do not fit into 1 MiB and a pipe")
        writer.flush()
        #expect(start.duration(to: .now) < .seconds(5), "not even at the end")
        // Now somebody reads: everything kept comes out whole, and the loss is told, though it may be in several lines.
        let kept = 20_000 - writer.dropped
        var (whole, told, rest) = (0, 0, [UInt8]())
        while whole < kept || told < writer.dropped {
            var ready = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
            try #require(poll(&ready, 1, 10_000) == 1, "\(whole) of \(kept) came out, \(told) of \(writer.dropped) were told")
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = Glibc.read(ends[0], &buffer, buffer.count)
            rest += buffer.prefix(max(0, count))
            var lines = rest.split(separator: 10, omittingEmptySubsequences: false)
            rest = lines.popLast().map(Array.init) ?? []
            for line in lines where line.count == 199 { whole += 1 }
            for line in lines where line.count != 199 {
                let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
                told += try #require(object?["lines"] as? Int)
            }
        }
        #expect(whole == kept && told == writer.dropped && rest.isEmpty)
        writer.flush()
        close(ends[0])
        close(ends[1])
    }

    @Test("says a warning at once and the rest within a moment")
    func flushing() async throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let writer = LineWriter(descriptor: ends[1])
        var logger = Logger(label: "test") { _ in LineLog(format: .json, writer: writer) }
        logger[metadataKey: "request"] = "abc"
        logger.info("one")
        logger.warning("two", metadata: ["b": "2", "a": "1"])
        writer.flush()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(ends[0], &buffer, buffer.count)
        let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        #expect(text.contains("\"message\":\"one\",\"request\":\"abc\"}"))
        #expect(text.contains("\"level\":\"warning\",\"message\":\"two\",\"a\":\"1\",\"b\":\"2\",\"request\":\"abc\"}"))
        close(ends[0])
        close(ends[1])
    }
}
