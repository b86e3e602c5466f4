import Foundation
import Postgres
import TestSupport
import Testing

extension Faults {
    @Suite("A relay in trouble") struct RelayTrouble {
        @Test("each letter fares for itself: late ones come again, refused ones are shown, the others are not held up")
        func eachForItself() async throws {
            try await withFolder { folder in
                let relay = try await SMTPPeer.start("by-recipient", in: folder)
                defer { relay.stop() }
                try await onStage(["VESTIBULE_SMTP_URL": Self.plain(relay)]) { stage in
                    for name in ["silent", "slow", "busy", "later", "gone", "unwanted", "cut"] + (0..<10).map({ "fine\($0)" }) {
                        try await invite(name, stage)
                    }
                    let begun = ContinuousClock.now
                    try await eventually("the others went out") {
                        try await stage.texts("select letter_id from letters where state = 'sent' and recipient like 'fine%'").count
                            == 10
                    }
                    #expect(ContinuousClock.now - begun < .seconds(10))
                    try await eventually("the slow one went out") { try await state(of: "slow", stage).state == "sent" }

                    for (name, word) in [("busy", "450"), ("later", "451"), ("cut", "cut")] {
                        let first = try await eventually("\(name) was tried") { try await tried(name, 1, stage) }
                        #expect(first.reply.contains(word))
                        #expect((1...26).contains(first.pause), "\(name) is tried again after \(first.pause) s")
                    }
                    for (name, word) in [("gone", "550"), ("unwanted", "554")] {
                        let end = try await eventually("\(name) is given up") {
                            let now = try await state(of: name, stage)
                            return now.state == "failed" ? now : nil
                        }
                        #expect(end.reply.contains(word))
                    }
                    #expect(try await state(of: "silent", stage).state == "queued")

                    // Later: who was put off is put off for longer, who was cut off gets the same letter again.
                    try await makeDue(stage, "recipient not like 'silent%'")
                    let second = try await eventually("busy was tried again") { try await tried("busy", 2, stage) }
                    #expect((27...51).contains(second.pause), "then after \(second.pause) s")
                    try await eventually("the one that was cut off went out") { try await state(of: "cut", stage).state == "sent" }
                    let copies = try relay.receivedLetters().filter { $0.recipients?.first?.hasPrefix("cut") == true }
                    #expect(copies.count == 2)
                    #expect(Set(copies.map(messageID)).count == 1)

                    try await nothingIsLost(stage, folder)
                }
            }
        }

        /// The process dies with a letter in its hands; its next life, with another relay, sends whatever was not refused for good.
        private func nothingIsLost(_ stage: Stage, _ folder: URL) async throws {
            let other = try await SMTPPeer.start(in: folder)
            defer { other.stop() }
            try await stage.service.kill()
            try await stage.service.start(["VESTIBULE_SMTP_URL": Self.plain(other)])
            try await makeDue(stage, "true")
            try await eventually("nothing waits") {
                try await stage.texts("select letter_id from letters where state = 'queued'").isEmpty
            }
            let arrived = try other.receivedLetters().compactMap(\.recipients?.first).sorted()
            #expect(arrived == ["busy", "later", "silent"].map { "\($0)@fabrikam.example" })
            #expect(
                try await stage.texts("select recipient from letters where state <> 'sent' order by 1")
                    == ["gone@fabrikam.example", "unwanted@fabrikam.example"])
        }

        @Test("one that takes connections and says nothing holds no request up, and loses nothing")
        func blackholed() async throws {
            try await withFolder { folder in
                let relay = try await SMTPPeer.start("blackhole", in: folder)
                let other = try await SMTPPeer.start(in: folder)
                defer { for peer in [relay, other] { peer.stop() } }
                try await onStage(["VESTIBULE_SMTP_URL": Self.plain(relay)]) { stage in
                    var times: [Duration] = []
                    for number in 0..<30 {
                        let begun = ContinuousClock.now
                        try await invite("guest\(number)", stage)
                        times.append(.now - begun)
                    }
                    #expect(try relay.connections() > 0)
                    #expect(times.sorted()[27] < .seconds(1), "\(times)")
                    #expect(try await stage.texts("select letter_id from letters where state = 'queued'").count == 30)
                    try await stage.service.kill()
                    try await stage.service.start(["VESTIBULE_SMTP_URL": Self.plain(other)])
                    try await makeDue(stage, "true")
                    try await eventually("every letter arrived") { try other.receivedLetters().count >= 30 }
                    #expect(Set(try other.receivedLetters().map(messageID)).count == 30)
                }
            }
        }

        @Test("one without STARTTLS, where it is required, gets no letter; one with it does")
        func noSTARTTLS() async throws {
            try await withFolder { folder in
                let certificate = try await SMTPPeer.Certificate.make(in: folder)
                let clear = try await SMTPPeer.start(in: folder)
                let upgrading = try await SMTPPeer.start(tls: .upgrade(certificate), in: folder)
                defer { for peer in [clear, upgrading] { peer.stop() } }
                try await onStage(["VESTIBULE_SMTP_URL": "smtp://localhost:\(clear.port)"]) { stage in
                    try await invite("guest", stage)
                    let waiting = try await eventually("it was tried") { try await tried("guest", 1, stage) }
                    #expect(waiting.reply.uppercased().contains("TLS"), "\(waiting.reply)")
                    #expect(try clear.receivedLetters().isEmpty)
                    #expect(try clear.connections() > 0)
                    try await stage.service.kill()
                    try await stage.service.start([
                        "VESTIBULE_SMTP_URL": "smtp://localhost:\(upgrading.port)", "VESTIBULE_SMTP_CA_FILE": certificate.file,
                    ])
                    try await makeDue(stage, "true")
                    try await eventually("it went out") { try await state(of: "guest", stage).state == "sent" }
                    #expect(try upgrading.receivedLetters().map(\.tls) == [true])
                }
            }
        }

        private static func plain(_ peer: SMTPPeer) -> String { "smtp+plain://127.0.0.1:\(peer.port)" }

        private func onStage(_ settings: [String: String], _ body: (Stage) async throws -> Void) async throws {
            let owner = try await TestCluster.freshDatabase()
            try await Stage.run(at: ServedService.Place(owner: owner, settings: settings), body)
        }

        private func invite(_ name: String, _ stage: Stage) async throws {
            let answer = try await stage.invitation(of: "\(name)@fabrikam.example", key: nil).send(to: stage.service.port)
            guard answer.status == 201 else { throw UnexpectedAnswer(what: "inviting \(name)", answer: answer) }
        }

        private struct Standing: Sendable {
            let state: String
            let tries: Int
            let reply: String
            /// Seconds until the next try.
            let pause: Double
        }

        private func state(of name: String, _ stage: Stage) async throws -> Standing {
            let row = try await stage.rows(
                """
                select state, tries, coalesce(last_reply, '') as reply, last_reply is not null as is_answered,
                       extract(epoch from next_try_at - now())::double precision as pause
                  from letters where recipient = '\(name)@fabrikam.example'
                """
            ).first
            guard let row else { throw ServedService.Failure(reason: "no letter to \(name)") }
            return Standing(
                state: try row.decode("state"), tries: Int(try row.decode("tries", as: Int32.self)),
                reply: try row.decode("reply"), pause: try row.decode("pause"))
        }

        /// How a letter stands that was put off by its relay after so many tries; nil until it was.
        private func tried(_ name: String, _ tries: Int, _ stage: Stage) async throws -> Standing? {
            let now = try await state(of: name, stage)
            // While it is being tried its next try lies behind the lease.
            return now.tries == tries && now.state == "queued" && !now.reply.isEmpty && now.pause < 60 ? now : nil
        }

        private func makeDue(_ stage: Stage, _ condition: String) async throws {
            _ = try await stage.rows("update letters set next_try_at = now() where state = 'queued' and \(condition) returning 1")
        }

        private func messageID(_ letter: SMTPPeer.Note) -> String {
            let lines = (letter.raw ?? "").components(separatedBy: "\r\n")
            return lines.first { $0.lowercased().hasPrefix("message-id:") } ?? "none"
        }
    }
}
