import Foundation
import NIOCore
import TestSupport
import Testing

extension Faults {
    @Suite("A database far away") struct FarAway {
        private static let trip: Duration = .milliseconds(200)

        @Test("200 ms there and back: all works, only slower, and an invitation costs one such trip")
        func farAway() async throws {
            try await onStage { stage, wire in
                wire.manners = .late(.milliseconds(100))
                let diary = Diary()
                for number in 0..<15 {
                    let exchange = stage.invitation(of: "near\(number)@fabrikam.example", key: nil)
                    let answer = try await diary.note(.invite) { try await exchange.send(to: stage.service.port) }
                    #expect(answer.status == 201, "\(answer.text)")
                }
                let times = diary.entries.map(\.took).sorted()
                print(
                    "200 ms away: an invitation takes \(times[times.count / 2].formatted), at most \(times[times.count - 1].formatted)"
                )
                // The quickest tells how many trips there are: the others read tenant and application anew, which is done each second, or
                // waited for a busy machine.
                #expect(times[0] >= Self.trip)
                #expect(times[0] < Self.trip * 2)

                let ready = try await HTTPExchange(target: "/health/ready").send(to: stage.service.port)
                #expect(ready.status == 200)
                let address = "guest@fabrikam.example"
                let invited = try await stage.invitation(of: address, key: nil).send(to: stage.service.port)
                let began = ContinuousClock.now
                let end = try await stage.browser().redeem(invited.json["inviteRedeemUrl"].text ?? "", as: address)
                #expect(end.location == Stage.redirectURL)
                print("200 ms away: redeeming takes \((ContinuousClock.now - began).formatted)")
            }
        }

        @Test("behind a firewall that drops every packet: turned away in time, and back soon after", .enabled(if: isLong))
        func cutOff() async throws {
            try await onStage { stage, wire in
                try await Outage.run(on: stage) { outage in
                    try await outage.pass("cut off by a firewall", for: .seconds(9)) {
                        wire.manners = .blackhole
                    } back: {
                        wire.manners = .faithful
                    }
                }
            }
        }

        /// A service that reaches its database over a wire.
        private func onStage(_ body: (Stage, Wire) async throws -> Void) async throws {
            let owner = try await TestCluster.freshDatabase()
            let folder = owner.firstMatch(of: #/host='([^']*)'/#).map { String($0.output.1) } ?? ""
            try await Wire.run(to: .socket("\(folder)/.s.PGSQL.5432")) { wire in
                // libpq takes the last of several values of a keyword.
                let service = "\(owner) host='127.0.0.1' port='\(wire.port)'"
                try await Stage.run(at: ServedService.Place(owner: owner, service: service)) { stage in
                    try await body(stage, wire)
                }
            }
        }
    }
}
