import Postgres
import TestSupport
import Testing
import VestibuleSandbox

extension Faults {
    @Suite("A reply that is lost after the commit") struct LostReplies {
        @Test("costs nothing: the request repeated under its key finds the same invitation and the same link")
        func swallowed() async throws {
            try await Stage.run(at: ServedService.Place(owner: try await TestCluster.freshDatabase())) { stage in
                try await Wire.run(to: .port(stage.service.port), .swallowsAnswers) { lossy in
                    for number in 0..<20 {
                        let address = "guest\(number)@fabrikam.example"
                        let exchange = stage.invitation(of: address, key: "key \(number)")
                        await #expect(throws: (any Error).self) { try await exchange.send(to: lossy.port) }
                        // Its answer was on its way, so it was committed.
                        let ids = try await stage.texts("select invitation_id from invitations where address = '\(address)'")
                        #expect(ids.count == 1)
                        let again = try await exchange.send(to: stage.service.port)
                        #expect(again.status == 201)
                        #expect(again.json["id"].text == ids.first)
                        let letter = try await stage.service.mailbox.letter(to: address, saying: ["/redeem?"])
                        #expect(try letter.link("redeem") == again.json["inviteRedeemUrl"].text)
                    }
                    #expect(try await stage.texts("select count(*) from invitations") == ["20"])
                    #expect(try await stage.texts("select count(*) from letters") == ["20"])
                }
            }
        }

        @Test("and so does one whose client hung up before the answer")
        func hungUp() async throws {
            try await Stage.run(at: ServedService.Place(owner: try await TestCluster.freshDatabase())) { stage in
                for number in 0..<40 {
                    let exchange = stage.invitation(of: "guest\(number)@fabrikam.example", key: "key \(number)")
                    try await exchange.sendAndHangUp(to: stage.service.port)
                    // At once, so that the two race.
                    let again = try await exchange.send(to: stage.service.port)
                    #expect(again.status == 201)
                    #expect(try await exchange.send(to: stage.service.port).json["id"] == again.json["id"])
                }
                #expect(try await stage.texts("select count(*) from invitations") == ["40"])
                #expect(try await stage.texts("select count(*) from letters") == ["40"])
                #expect(try await stage.texts("select count(*) from audit_trail where activity = 'invitationCreated'") == ["40"])
            }
        }
    }
}
