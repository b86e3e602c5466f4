import Foundation
import TestSupport
import Testing
import VestibuleSandbox

extension Faults {
    @Suite("Killed under load") struct KilledUnderLoad {
        private static let blows = isLong ? 100 : 16
        /// Deeds between two blows, so that every life is a busy one.
        private static let deedsPerLife = 15

        @Test("nothing acknowledged is lost and nothing happens twice, whatever is killed, and the books add up")
        func killing() async throws {
            try await withCluster("killed") { cluster in
                let place = ServedService.Place(owner: try cluster.connectionString(database: "postgres"))
                try await Stage.run(at: place) { stage in
                    let ledger = Ledger()
                    try await Wire.run(to: .port(stage.service.port), .swallowsAnswers) { lossy in
                        let load = Load(stage: stage, ledger: ledger, diary: Diary(), lossy: lossy)
                        try await load.run { try await strike(Killer(stage: stage, cluster: cluster), ledger) }
                    }
                    let discrepancies = try await Books(stage: stage, ledger: ledger).discrepancies()
                    #expect(discrepancies.isEmpty, "\(discrepancies.count) of them")
                    try await say(stage, ledger, discrepancies.count)
                    checkLog(stage)
                }
            }
        }

        /// Every kind of blow in turn. A dead postmaster is the rarest: it takes longest to come back.
        private func strike(_ killer: Killer, _ ledger: Ledger) async throws {
            var renewed = ContinuousClock.now
            for number in 0..<Self.blows {
                let (deeds, redemptions) = (ledger.deeds + Self.deedsPerLife, ledger.redemptions.count + 1)
                try await eventually("the service works after \(number) blows", within: .seconds(90)) {
                    ledger.deeds >= deeds && ledger.redemptions.count >= redemptions
                }
                if renewed + .seconds(240) < .now {
                    try await killer.stage.renewToken()
                    renewed = .now
                }
                try await killer.strike(number % 9 == 4 ? .postmaster : number.isMultiple(of: 2) ? .service : .backend)
            }
        }

        private func say(_ stage: Stage, _ ledger: Ledger, _ discrepancies: Int) async throws {
            let said = ledger.invitations.values
            let acknowledged = said.count { !$0.acknowledged.isEmpty }
            let refused = said.count { $0.acknowledged.isEmpty && !$0.isUnknown }
            let letters = await stage.service.mailbox.letters()
            let different = Set(letters.map { $0.header("Message-ID") ?? "none" }).count
            print(
                """
                killed \(Self.blows) times: \(acknowledged) invitations acknowledged, \(refused) refused, \
                \(said.count - acknowledged - refused) unknown; \(said.count { $0.isUnknown && !$0.acknowledged.isEmpty }) unknown \
                at first and acknowledged when repeated; \(ledger.redemptions.count) redemptions, \(ledger.signIns.count) sign-ins; \
                \(different) letters, \(letters.count - different) of them twice; \(discrepancies) discrepancies
                """)
        }

        /// The log of all lives: JSON lines without a secret or a whole address in them, and no accident.
        private func checkLog(_ stage: Stage) {
            let lines = stage.service.log.split(separator: "\n")
            let broken = lines.filter { line in
                (try? JSONDecoder().decode(JSON.self, from: Data(line.utf8)))?["time"].text == nil
            }
            // A line may be cut where the process was killed.
            #expect(broken.count <= Self.blows, "\(broken.prefix(5))")
            let accidents = lines.filter { $0.contains("\"accident\"") }
            #expect(accidents.isEmpty, "\(accidents.count): \(accidents.prefix(3))")
            // Longer than a request's id, which may begin like anything.
            let secrets = lines.filter {
                $0.contains(/\bv[a-z]_[\w-]{20}|eyJ[\w-]{20}|\w@\w/) || $0.contains(stage.token)
            }
            #expect(secrets.isEmpty, "\(secrets.prefix(3))")
        }
    }
}
