import Foundation
import Postgres
import TestSupport
import Testing
import VestibuleSandbox

@Suite("Moving from Entra")
struct MovingFromEntraTests {
    /// Graph's page of guests `range`; every third waits, every tenth is blocked, and one is a member.
    private static func page(_ range: Range<Int>, next: String? = nil) -> String {
        let users = range.map { number in
            """
            {"id":"00000000-0000-4000-8000-\(100_000_000_000 + number)","displayName":"Guest \(number)","mail":"g\(number)@fabrikam.example",\
            "userType":"\(number == 7 ? "Member" : "Guest")","externalUserState":"\(number % 3 == 0 ? "PendingAcceptance" : "Accepted")",\
            "accountEnabled":\(number % 10 != 5),"createdDateTime":"2020-01-02T03:04:05Z","companyName":"Fabrikam","jobTitle":null,\
            "identities":[{"signInType":"federated","issuer":"ExternalAzureAD","issuerAssignedId":null}]}
            """
        }
        return
            #"{"@odata.context":"x",\#(next.map { #""@odata.nextLink":"\#($0)","# } ?? "")"value":[\#(users.joined(separator: ","))]}"#
    }

    @Test("brings the guests of Graph's pages once, and they prove their mailbox and are in")
    func wholeWay() async throws {
        try await Replica.several(1) { replicas, owner in
            let (replica, served) = (replicas[0], replicas[0].served)
            let tenant = try await replica.tenant()
            let token = FileManager.default.temporaryDirectory.appending(path: "token-\(UUID().uuidString)").path
            try "the token\n".write(toFile: token, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(atPath: token) }
            try await HTTPPeer.run { peer in
                let base = "http://localhost:\(peer.port)/v1.0/users"
                peer.behave { request in
                    guard request.headers["authorization"] == "Bearer the token" else { return .answer(status: 401, body: "{}") }
                    if request.uri.contains("page=2") { return .answer(body: Self.page(20..<40)) }
                    guard peer.requests.count > 1 else { return .answer(status: 429, headers: ["Retry-After": "1"], body: "{}") }
                    return .answer(body: Self.page(0..<20, next: "\(base)?page=2"))
                }
                func run(_ more: String..., status: Int32 = 0) async throws -> String {
                    let filter = "?$filter=userType eq 'Guest'&$top=999"
                    return try await served.command(
                        ["import", "entra", "--tenant", tenant.domain, "--url", base + filter, "--token-file", token] + more,
                        status: status)
                }
                let dry = try await run("--dry-run")
                #expect(dry.hasSuffix("would be: new 39, same 0, changed 0, refused 0, members left out 1"), "\(dry)")
                #expect(dry.contains("new      g1@fabrikam.example"))
                #expect(
                    peer.requests.allSatisfy {
                        !$0.uri.contains(" ") && $0.uri.contains("%27Guest%27") || $0.uri.contains("page=2")
                    })
                #expect(try await owner.query("select count(*) as n from guests").onlyRow.decode("n", as: Int.self) == 0)
                #expect(try await run().hasSuffix("new 39, same 0, changed 0, refused 0, members left out 1"))
                #expect(try await run().hasSuffix("new 0, same 39, changed 0, refused 0, members left out 1"))

                // A next page elsewhere would be handed the token.
                peer.behave { _ in .answer(body: Self.page(0..<2, next: "http://127.0.0.1:\(peer.port)/")) }
                #expect(try await run(status: 1).contains("another host"))
                peer.behave { _ in .answer(status: 401, body: "{}") }
                #expect(try await run(status: 1).contains("Put a new token"))
            }
            let guest = Browser(replica)
            let code = try await guest.askToSignIn(to: tenant, as: "g1@fabrikam.example")
            let inside = try await guest.enter(replica.code(to: "g1@fabrikam.example", for: code), on: code)
            #expect(inside.heading == "You are signed in")
            let users = try await tenant.graph(
                "GET", "/v1.0/users?$filter=accountEnabled%20eq%20false&$count=true&$select=externalUserState,createdDateTime")
            #expect(
                users.json["@odata.count"] == 4 && users.json["value"].items[0]["createdDateTime"].text == "2020-01-02T03:04:05Z")
        }
    }

    @Test("goes on where it was killed, says who is refused and why, and has those who wait invited once")
    func files() async throws {
        try await Replica.several(1) { replicas, owner in
            let (replica, served) = (replicas[0], replicas[0].served)
            let tenant = try await replica.tenant()
            try await replica.admin("POST", "/tenants/\(tenant.id)/domain-policy", ["block": "evil.example"])
            let folder = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let evil = Self.page(100..<101).replacing("g100@fabrikam.example", with: "g100@evil.example")
            let file = folder.appending(path: "guests.ndjson").path
            try (Self.page(0..<100) + "\n" + evil).write(toFile: file, atomically: true, encoding: .utf8)
            func run(_ more: String..., status: Int32 = 1) async throws -> String {
                try await served.command(["import", "entra", "--tenant", tenant.id, "--file", file] + more, status: status)
            }
            // Half of it, as if it had died there.
            let half = folder.appending(path: "half.json").path
            try Self.page(0..<50).write(toFile: half, atomically: true, encoding: .utf8)
            _ = try await served.command(["import", "entra", "--tenant", tenant.id, "--file", half])
            let rest = try await run()
            #expect(rest.contains("refused  g100@evil.example  evil.example is not let in here."))
            #expect(rest.hasSuffix("new 50, same 49, changed 0, refused 1, members left out 1"), "\(rest)")

            let invite = ["--invite", "--application", tenant.clientID, "--redirect-url", TestTenant.redirectURL]
            let invited = try await served.command(["import", "entra", "--tenant", tenant.id, "--file", file] + invite, status: 1)
            #expect(invited.contains("inviting 31: job "), "\(invited)")
            #expect(
                !(try await served.command(["import", "entra", "--tenant", tenant.id, "--file", file] + invite, status: 1))
                    .contains("inviting"))
            try await eventually("all are invited") {
                try await owner.query("select count(*) as n from letters where state = 'sent'").onlyRow.decode("n", as: Int.self)
                    == 31
            }
            let letter = try #require(await replica.mailbox.letters(to: "g3@fabrikam.example").first)
            try await Browser(replica).redeem(try letter.link("redeem"), as: "g3@fabrikam.example")
        }
    }
}
