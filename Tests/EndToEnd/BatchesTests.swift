import TestSupport
import Testing

@Suite("A batch")
struct BatchesTests {
    private static let redirect = TestTenant.redirectURL

    private static func invitation(_ id: String, _ address: String, after: [String] = []) -> JSON {
        [
            "id": .string(id), "method": "POST", "url": "/invitations", "headers": ["content-type": "application/json"],
            "body": ["invitedUserEmailAddress": .string(address), "inviteRedirectUrl": .string(redirect)],
            "dependsOn": .array(after.map { .string($0) }),
        ]
    }

    private func send(_ requests: [JSON], by tenant: TestTenant) async throws -> HTTPAnswer {
        try await tenant.graph("POST", "/v1.0/$batch", ["requests": .array(requests)])
    }

    @Test("answers each request as if it had come by itself, in the order of the requests")
    func each() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let guest = try await tenant.invite("ana@fabrikam.example").guest
            let answer = try await send(
                [
                    Self.invitation("new", "bo@fabrikam.example"),
                    ["id": "one", "method": "get", "url": .string("\(service.base)/v1.0/users/\(guest)?$select=id,mail")],
                    [
                        "id": "list", "method": "GET", "url": "users?$filter=mail%20eq%20'bo@fabrikam.example'",
                        "depends_on": ["new"],
                    ],
                    ["id": "none", "method": "GET", "url": "/v1.0/users/01a1fcdb-4d4f-7d6f-a829-fb8a44e29e21"],
                    ["id": "gone", "method": "DELETE", "url": .string("/users/\(guest)"), "dependsOn": ["one"]],
                    ["id": "outside", "method": "GET", "url": "/../admin/tenants"],
                    ["id": "within", "method": "POST", "url": "/$batch", "body": ["requests": []]],
                ], by: tenant)
            #expect(answer.status == 200, "\(answer.text)")
            let answers = answer.json["responses"].items
            #expect(answers.map { $0["id"].text } == ["new", "one", "list", "none", "gone", "outside", "within"])
            #expect(answers.map { $0["status"] } == [201, 200, 200, 404, 204, 404, 404], "\(answer.text)")
            #expect(answers[0]["body"]["inviteRedeemUrl"].text?.hasPrefix(service.base) == true)
            #expect(answers[0]["headers"]["Content-Type"].text?.hasPrefix("application/json") == true)
            #expect(answers[1]["body"]["mail"] == "ana@fabrikam.example")
            #expect(answers[2]["body"]["value"].items.map { $0["mail"] } == ["bo@fabrikam.example"])
            #expect(answers[3]["body"]["error"]["code"] == "Request_ResourceNotFound")
            #expect(answers[4]["body"] == .null)
        }
    }

    @Test("sends nothing that waits for what was not done, nor what waits for that")
    func dependencies() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let answer = try await send(
                [
                    Self.invitation("c", "cleo@fabrikam.example", after: ["b"]), Self.invitation("a", "nobody"),
                    Self.invitation("b", "bo@fabrikam.example", after: ["a"]), Self.invitation("d", "dora@fabrikam.example"),
                ], by: tenant)
            #expect(answer.json["responses"].items.map { $0["status"] } == [424, 400, 424, 201], "\(answer.text)")
            #expect(try await service.count("guests") == 1)
        }
    }

    @Test("that cannot be read is refused whole, and says why")
    func refused() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant()
            let one = Self.invitation("a", "ana@fabrikam.example")
            let bad: [[JSON]] = [
                [], Array(repeating: one, count: 2), (0..<21).map { Self.invitation("\($0)", "g\($0)@fabrikam.example") },
                [Self.invitation("a", "ana@fabrikam.example", after: ["a"])],
                [one, Self.invitation("b", "bo@fabrikam.example", after: ["x"])],
                [Self.invitation("a", "a@b.example", after: ["b"]), Self.invitation("b", "b@b.example", after: ["a"])],
                [["id": "a", "method": "TRACE", "url": "/users"]], [["id": "a", "method": "GET"]],
                [["method": "GET", "url": "/users"]],
                [["id": "a", "method": "GET", "url": "https://evil.example/v1.0/users"]],
                [["id": "a", "method": "GET", "url": "/users\r\nX: y"]], [["id": "a", "method": "GET", "url": ""]],
                [["id": "a", "method": "GET", "url": "/users", "headers": ["a b": "c"]]],
                [["id": "a", "method": "GET", "url": "/users", "headers": ["Accept": 1]]],
                [["id": "a", "method": "GET", "url": "/users", "surprise": 1]],
            ]
            for requests in bad {
                let answer = try await send(requests, by: tenant)
                #expect(
                    answer.status == 400 && answer.json["error"]["message"].text?.isEmpty == false, "\(requests): \(answer.text)")
            }
            #expect(try await service.count("guests") == 0)
            let keyed = try await tenant.graph(
                "POST", "/v1.0/$batch", headers: [("Idempotency-Key", "k")], ["requests": [one]])
            #expect(keyed.status == 400 && keyed.json["error"]["message"].text?.contains("each of its requests") == true)
            let nobody = try await service.json("POST", "/v1.0/$batch", bearer: "x", ["requests": [one]])
            #expect(nobody.status == 401)
        }
    }

    @Test("may do what its application may, and names no other")
    func permissions() async throws {
        try await TestService.run { service in
            let tenant = try await service.tenant(permissions: ["User.Invite.All"])
            let other = try await service.tenant("Northwind", domain: "northwind.example")
            let answer = try await send(
                [
                    Self.invitation("invite", "ana@fabrikam.example"), ["id": "read", "method": "GET", "url": "/users"],
                    [
                        "id": "as", "method": "GET", "url": "/users",
                        "headers": ["Authorization": .string("Bearer \(other.accessToken)")],
                    ],
                ], by: tenant)
            #expect(answer.json["responses"].items.map { $0["status"] } == [201, 403, 403], "\(answer.text)")
        }
    }
}
