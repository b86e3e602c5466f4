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
        // Now somebody reads: everything kept comes out whole, and the loss is told.
        var read: [UInt8] = []
        let kept = 20_000 - writer.dropped
        while !String(decoding: read.suffix(400), as: UTF8.self).contains("dropped") {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = Glibc.read(ends[0], &buffer, buffer.count)
            try #require(count > 0)
            read += buffer.prefix(count)
        }
        close(ends[0])
        let lines = read.split(separator: 10)
        #expect(lines.filter { $0.count == 199 }.count == kept)
        #expect(lines.filter { $0.count != 199 }.count == 1)
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
