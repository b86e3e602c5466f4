import Foundation
import TestSupport
import Testing

@testable import VestibuleServer

@Suite("The files that TLS is ended with") struct TLSFilesTests {
    @Test("belong together or not") func pair() async throws {
        try await withFolder { folder in
            _ = try await SMTPPeer.Certificate.make(in: folder, name: "one")
            _ = try await SMTPPeer.Certificate.make(in: folder, name: "two")
            func check(_ certificate: String, _ key: String) -> Finding {
                TLSFilesMatter.finding(
                    .init(
                        certificateFile: folder.appending(path: certificate).path, keyFile: folder.appending(path: key).path),
                    now: .now)
            }
            // The peer's certificates live two days.
            #expect(check("one.pem", "one.key").verdict == .warning)
            #expect(check("one.pem", "two.key").verdict == .wrong)
            #expect(check("one.pem", "two.key").says == "the key does not belong to the certificate")
            #expect(check("nothing.pem", "one.key").verdict == .wrong)
            #expect(check("one.pem", "nothing.key").verdict == .wrong)
            #expect(check("one.key", "one.key").verdict == .wrong)
        }
    }

    @Test("have their time") func lifetime() {
        let begin = Date(timeIntervalSince1970: 0)
        let end = begin.addingTimeInterval(90 * 86_400)
        func verdict(_ days: Double) -> Finding.Verdict {
            TLSFilesMatter.lifetime(from: begin, to: end, now: begin.addingTimeInterval(days * 86_400)).verdict
        }
        #expect(verdict(1) == .ok)
        #expect(verdict(77) == .warning)
        #expect(verdict(91) == .wrong)
        #expect(verdict(-1) == .wrong)
    }
}
