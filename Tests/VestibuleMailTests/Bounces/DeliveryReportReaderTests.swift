import Foundation
import Testing
import Vestibule

@testable import VestibuleMail

@Suite("Reports of mail that did not arrive") struct DeliveryReportReaderTests {
    private static let postfix = """
        Return-Path: <>
        X-Original-To: bounces+token@guests.contoso.example
        Delivered-To: bounces@guests.contoso.example
        From: MAILER-DAEMON@mx.contoso.example (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: bounces+token@guests.contoso.example
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        \tboundary="77A31C0F.1700000000/mx.contoso.example"

        This is a MIME-encapsulated message.

        --77A31C0F.1700000000/mx.contoso.example
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        <ana@fabrikam.example>: host mx.fabrikam.example said: 550 5.1.1 no

        --77A31C0F.1700000000/mx.contoso.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.contoso.example
        Arrival-Date: Sun, 22 Nov 2026 08:00:00 +0000 (UTC)

        Final-Recipient: rfc822; ana@fabrikam.example
        Original-Recipient: rfc822;Ana@fabrikam.example
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.fabrikam.example
        Diagnostic-Code: smtp; 550 5.1.1 <ana@fabrikam.example>: Recipient address
            rejected: see https://evil.example/win or www.evil.example

        --77A31C0F.1700000000/mx.contoso.example
        Content-Type: text/rfc822-headers

        Subject: You are invited
        Action: delivered

        --77A31C0F.1700000000/mx.contoso.example--
        """

    private func read(_ text: String, ends: String = "\r\n") -> DeliveryReport? {
        DeliveryReportReader.read(Array(text.replacing("\n", with: ends).utf8))
    }

    @Test("name the recipient, what became of the letter, and the reason without mailboxes and links", arguments: ["\r\n", "\n"])
    func standard(_ ends: String) throws {
        let report = try #require(read(Self.postfix, ends: ends))
        #expect(report.recipients.first?.text == "bounces+token@guests.contoso.example")
        try #require(report.outcomes.count == 1)
        #expect(report.outcomes[0].recipient?.mailbox == "ana@fabrikam.example")
        #expect(report.outcomes[0].action == .failed && report.outcomes[0].status == "5.1.1")
        #expect(
            report.outcomes[0].diagnostic
                == "smtp; 550 5.1.1 … Recipient address rejected: see … or …")
    }

    @Test("are found inside of another message, in any transfer encoding, and when the end is missing")
    func forms() throws {
        let status =
            "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ana@fabrikam.example\nAction: Failed (permanent)\nStatus: 5.2.2 (full)\n"
        let encoded = [
            ("base64", Data(status.utf8).base64EncodedString(options: .lineLength64Characters)),
            ("quoted-printable", status.replacing(":", with: "=3A").replacing("ana@", with: "an=\na@")), ("8bit", status),
        ]
        for (encoding, text) in encoded {
            let report = try #require(
                read(
                    """
                    Content-Type: multipart/mixed; boundary=out

                    --out
                    Content-Type: MULTIPART/Report; boundary=in

                    --in
                    Content-Type: message/delivery-status; charset=utf-8
                    Content-Transfer-Encoding: \(encoding)

                    \(text)
                    """), "\(encoding)")
            #expect(report.outcomes.map(\.action) == [.failed], "\(encoding)")
            #expect(report.outcomes.first?.status == "5.2.2" && report.outcomes.first?.recipient?.text == "ana@fabrikam.example")
        }
    }

    @Test("tell of several recipients each for itself, and keep what is on its way apart from what failed")
    func several() throws {
        let report = try #require(
            read(
                """
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx

                Final-Recipient: rfc822; ana@fabrikam.example
                Action: delayed
                Status: 4.4.1

                Final-Recipient: x400; strange
                Action: failed
                Status: none

                Final-Recipient: rfc822; bo@fabrikam.example
                Action: exploded
                """))
        #expect(report.outcomes.map(\.action) == [.delayed, .failed])
        #expect(report.outcomes.map { $0.recipient?.text } == ["ana@fabrikam.example", nil])
        #expect(report.outcomes.map(\.status) == ["4.4.1", nil])
    }

    @Test(
        "are not what a person or a machine answers",
        arguments: [
            "", "\n", "Subject: Out of office\nAuto-Submitted: auto-replied\n\nI am away.", "Content-Type: multipart/report\n\n--x",
            "Content-Type: multipart/report; boundary=\n\n--\nContent-Type: message/delivery-status\n\nAction: failed",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nContent-Type: message/delivery-status\n--b--",
        ])
    func none(_ text: String) { #expect(read(text) == nil) }

    @Test("never stop the reader, whatever is in them")
    func noise() {
        var random = SystemRandomNumberGenerator()
        let bytes = Array(Self.postfix.utf8)
        for _ in 0..<300 {
            var damaged = bytes
            for _ in 0..<10 {
                damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = DeliveryReportReader.read(Array(damaged.prefix(Int.random(in: 0...damaged.count, using: &random))))
        }
        let deep = (0..<2000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        #expect(read(deep) == nil)
    }
}
