import Curl
import Foundation
import Synchronization
import TestSupport
import Testing
import Vestibule

@testable import VestibuleMail

@Suite("Handing a letter to a relay")
struct SMTPTransportTests {
    private let relay = MailRelay(
        host: "relay.example", port: 587, security: .startTLS, username: nil, password: nil, caFile: nil)

    private func answer(_ outcome: RelayOutcome) async -> DeliveryAnswer {
        await SMTPTransport { _, _, _, _ in outcome }.deliver(.sample(.passcode()), through: relay)
    }

    @Test("takes the relay's word", arguments: [250, 251])
    func accepted(code: Int) async {
        #expect(await answer(.replied(code: code, text: "OK")) == .accepted(reply: "\(code) OK"))
    }

    @Test(
        "comes again after a temporary refusal, or when the relay itself is in trouble",
        arguments: [421, 450, 451, 503, 530, 535, 538, 354, 0])
    func forNow(code: Int) async {
        #expect(await answer(.replied(code: code, text: "no")) == .refusedForNow(reply: "\(code) no"))
    }

    @Test("gives up on a letter that is refused for good", arguments: [500, 550, 552, 554, 571])
    func forGood(code: Int) async {
        #expect(await answer(.replied(code: code, text: "no")) == .refusedForGood(reply: "\(code) no"))
    }

    @Test("comes again when nothing is known")
    func failed() async {
        #expect(await answer(.failed(reason: "time ran out")) == .refusedForNow(reply: "time ran out"))
    }

    @Test("repeats no mailbox's name from the relay's answer")
    func masks() async {
        let reply = await answer(.replied(code: 550, text: "5.1.1 <anna.berg@partner.example> is unknown"))
        #expect(reply == .refusedForGood(reply: "550 5.1.1 <…@partner.example> is unknown"))
    }

    @Test("sends one envelope to the reader and the copies of an invitation")
    func envelope() async {
        let sent = Mutex<[String]>([])
        let transport = SMTPTransport { message, from, to, _ in
            sent.withLock { $0 = [from] + to + ["\(message.count > 1000)"] }
            return .replied(code: 250, text: "OK")
        }
        let letter = OutgoingLetter.sample(.invitation(), copies: ["chef@partner.example"])
        _ = await transport.deliver(letter, through: relay)
        #expect(
            sent.withLock { $0 } == [
                "no-reply@guests.contoso.example", "anna.berg@partner.example", "chef@partner.example", "true",
            ])
    }

    @Test("never sends what cannot be composed, and never tries it again")
    func faulty() async {
        let transport = SMTPTransport { _, _, _, _ in
            Issue.record("was sent")
            return .replied(code: 250, text: "OK")
        }
        let answer = await transport.deliver(.sample(.passcode(application: "a\r\nBcc: x@y")), through: relay)
        #expect(answer == .refusedForGood(reply: "not sent: unsafe characters in a name"))
    }

    @Test("sends in plain text within this machine only")
    func plaintext() async {
        let transport = SMTPTransport { _, _, _, _ in .replied(code: 250, text: "OK") }
        var plain = relay
        plain.security = .plaintext
        for host in ["relay.example", "10.0.0.1", "127.0.0.1.example", "127.1.2.x", "1270.0.0.1"] {
            plain.host = host
            guard case .refusedForNow = await transport.deliver(.sample(.passcode()), through: plain) else {
                Issue.record("\(host)")
                continue
            }
        }
        for host in ["localhost", "127.0.0.1", "::1", "LOCALHOST", "mail.localhost"] {
            plain.host = host
            #expect(await transport.deliver(.sample(.passcode()), through: plain) == .accepted(reply: "250 OK"))
        }
    }

    @Test("brings every letter through a real server unharmed")
    func endToEnd() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start(in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop()
            let delivery = SMTPDelivery(loop: loop, heloName: "guests.contoso.example")
            let transport = SMTPTransport { message, from, to, relay in
                let server = SMTPServer(host: relay.host, port: relay.port, security: .plaintext)
                do throws(CurlError) {
                    let reply = try await delivery.deliver(
                        message, from: from, to: to, through: server, within: .seconds(10))
                    return .replied(code: reply.code, text: reply.text)
                } catch {
                    return .failed(reason: "\(error)")
                }
            }
            let relay = MailRelay(
                host: "127.0.0.1", port: peer.port, security: .plaintext, username: nil, password: nil, caFile: nil)
            let letters = Letter.samples.map(\.letter) + [.invitation(message: Nasty.message)]
            for letter in letters {
                let outgoing = OutgoingLetter.sample(letter, branding: .sample(logo: .sample))
                #expect(await transport.deliver(outgoing, through: relay) == .accepted(reply: "250 2.0.0 Taken"))
                let received = try peer.receivedLetters().last?.raw
                #expect(received == String(decoding: try MIMEMessage(of: outgoing).bytes, as: UTF8.self))
            }
            await loop.stop()
        }
    }
}
