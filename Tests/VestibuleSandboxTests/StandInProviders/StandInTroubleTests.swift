import Foundation
import TestSupport
import Testing

@testable import VestibuleSandbox

@Suite("Trouble at a stand-in")
struct StandInTroubleTests {
    private static let rotate = "/stand-in/keys/rotate"
    private static let outage = "/stand-in/outage"

    @Test("comes with new keys: the new one signs at once, the one before it stays")
    func rotation() async throws {
        try await StandIns.run { standIns in
            for (standIn, persona) in [(standIns.azureAD, "ana"), (standIns.google, "gina")] {
                let before = try await Self.keys(standIn)
                let old = try await Self.token(standIn, persona)
                #expect(try await standIn.post(Self.rotate, []).status == 303)
                let after = try await Self.keys(standIn)
                #expect(after.count == 2 && after[1] == before[0] && !before.contains(after[0]))
                // Both verify: by the new set, the old one's key being still there.
                _ = try await standIn.verified(old)
                _ = try await standIn.verified(try await Self.token(standIn, persona))
                #expect(try await standIn.post(Self.rotate, []).status == 303)
                await #expect(throws: (any Error).self) { try await standIn.verified(old) }
            }
        }
    }

    @Test("is an error, a page or a long wait, until it is switched off")
    func outages() async throws {
        try await StandIns.run { standIns in
            for standIn in standIns.all {
                try await Self.set(standIn, [("kind", "error")])
                #expect(try await standIn.get(standIn.metadataPath).status == 500)
                #expect(try await standIn.get("/").text.contains("Error 500."))
                try await Self.set(standIn, [("kind", "html")])
                let page = try await standIn.get(standIn.metadataPath)
                #expect(page.status == 200 && page["Content-Type"]?.hasPrefix("text/html") == true)
                try await Self.set(standIn, [("kind", "slow"), ("seconds", "1")])
                let start = ContinuousClock.now
                #expect(try await standIn.get(standIn.metadataPath).status == 200)
                #expect(ContinuousClock.now - start >= .seconds(1))
                try await Self.set(standIn, [("kind", "off")])
                #expect(try await standIn.metadata()["issuer"] != .null)
            }
        }
    }

    @Test("can be of one part alone")
    func parts() async throws {
        try await StandIns.run { standIns in
            for standIn in standIns.all {
                let url = try await standIn.authorizationURL()
                let metadata = try await standIn.metadata()
                let keys = try #require(metadata["jwks_uri"].text)
                let token = try #require(metadata["token_endpoint"].text)
                for part in Outage.Part.allCases {
                    try await Self.set(standIn, [("kind", "error"), ("part", part.rawValue)])
                    #expect((try await standIn.get(standIn.metadataPath).status == 500) == (part == .metadata))
                    #expect((try await standIn.get(keys).status == 500) == (part == .keys))
                    #expect((try await standIn.get(url).status == 500) == (part == .authorization))
                    #expect((try await standIn.post(token, []).status == 500) == (part == .token))
                }
            }
        }
    }

    @Test("is not made by a wish that nobody understands")
    func nonsense() async throws {
        try await StandIns.run { standIns in
            let wishes: [[(name: String, value: String)]] = [
                [], [("kind", "other")], [("kind", "slow"), ("seconds", "soon")], [("kind", "slow"), ("seconds", "601")],
                [("kind", "error"), ("part", "roof")],
            ]
            for fields in wishes {
                let answer = try await standIns.google.post(Self.outage, fields)
                #expect(answer.status == 400)
            }
            #expect(try await standIns.google.get(standIns.google.metadataPath).status == 200)
        }
    }

    @Test("does not keep the sandbox from stopping")
    func stopping() async throws {
        let start = ContinuousClock.now
        try await StandIns.run { standIns in
            try await Self.set(standIns.google, [("kind", "slow"), ("seconds", "300")])
            let google = standIns.google
            let waiting = Task { _ = try? await google.get(google.metadataPath) }
            try await Task.sleep(for: .milliseconds(200))
            _ = waiting
        }
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    private static func set(_ standIn: StandIn, _ fields: [(name: String, value: String)]) async throws {
        #expect(try await standIn.post(outage, fields).status == 303)
    }

    private static func keys(_ standIn: StandIn) async throws -> [String] {
        let url = try #require(try await standIn.metadata()["jwks_uri"].text)
        return try await standIn.get(url).json["keys"].items.compactMap { $0["kid"].text }
    }

    private static func token(_ standIn: StandIn, _ persona: String) async throws -> String {
        let answer = try await standIn.redeem(try await standIn.code(("persona", persona)))
        return try #require(answer.json["id_token"].text)
    }
}
