import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Verifying the audit")
struct VerifyingTheAuditTests {
    @Test("at the terminal: whole while it is, and the first broken link by its name when the database's owner has been at it")
    func story() async throws {
        try await ServedService.run { served, owner, token in
            try await served.start()
            let service = Replica(served: served, base: "http://localhost:\(served.port)", adminToken: token)
            NeverPrinted.note(token)
            let tenant = try await service.tenant()
            let ana = Browser(service)
            try await ana.redeem(try await tenant.invite("ana@fabrikam.example").link, as: "ana@fabrikam.example")
            let events = "/tenants/\(tenant.domain)/events"
            try await eventually("everything has its place") {
                try await owner.query("select event_id from audit_events").isEmpty
            }
            let head = try await service.json("GET", "/admin\(events)/head", bearer: service.adminToken)
            #expect(head.status == 200 && head.json["tenant"].text == tenant.id)
            let file = FileManager.default.temporaryDirectory.appending(path: "head-\(UUID().uuidString).json").path
            defer { try? FileManager.default.removeItem(atPath: file) }
            try Data(head.body).write(to: URL(filePath: file))

            let lines = try await served.command("audit", "export", "--tenant", tenant.id).split(separator: "\n")
            let whole = try await served.command("audit", "verify", "--head", file)
            #expect(whole.contains("\(tenant.id)  whole, up to event \(lines.count)"))
            let exported = try lines.map { try JSONDecoder().decode(JSON.self, from: Data($0.utf8)) }
            #expect(exported.map { $0["position"] } == (1...lines.count).map { .number(Double($0)) })
            #expect(exported.contains { $0["activityDisplayName"].text == "Redeem external user invite" })
            let overHTTP = try await service.json("GET", "/admin\(events)/export?since=2020-01-01", bearer: service.adminToken)
            #expect(overHTTP.status == 200 && overHTTP["Content-Type"] == "application/x-ndjson")
            #expect(overHTTP.streamed.split(separator: "\n") == lines)
            let rest = try await service.json("GET", "/admin\(events)/export?after=\(lines.count - 1)", bearer: service.adminToken)
            #expect(rest.streamed == lines.last.map { $0 + "\n" })
            let nothing = try await service.json("GET", "/admin\(events)/export?since=2099-01-01", bearer: service.adminToken)
            #expect(nothing.status == 200 && nothing.streamed.isEmpty)
            for wrong in ["since=yesterday", "after=-1", "since=2020-01-01&after=1"] {
                let answer = try await service.json("GET", "/admin\(events)/export?\(wrong)", bearer: service.adminToken)
                #expect(answer.status == 400, "\(wrong)")
            }

            _ = try await owner.query(
                "update audit_log set actor = 'nobody' where activity = 'invitationRedeemed'")
            let row = try await owner.query(
                "select event_id::text as id, chain_position from audit_log where activity = 'invitationRedeemed'"
            ).onlyRow
            let (id, position) = (try row.decode("id", as: String.self), try row.decode("chain_position", as: Int.self))
            let broken = try await served.command("audit", "verify", status: 1)
            #expect(broken.contains("\(tenant.id)  BROKEN: link \(position) is broken: event \(id) is not what was sealed"))

            _ = try await owner.query("delete from audit_log where chain_position >= \(position)")
            let cut = try await served.command("audit", "verify", "--tenant", tenant.id, status: 1)
            #expect(cut.contains("BROKEN: link \(position) is broken: the chain ends before it"))
        }
    }
}

extension HTTPAnswer {
    /// The text of a body that came in chunks (RFC 9112 §7.1); what breaks off before the last one is no text.
    fileprivate var streamed: String {
        var rest = body[...]
        var text: [UInt8] = []
        while let end = rest.firstIndex(of: UInt8(ascii: "\r")),
            let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16), rest.count >= size + 4
        {
            rest = rest[(end + 2)...]
            guard size > 0 else { return String(decoding: text, as: UTF8.self) }
            text += rest.prefix(size)
            rest = rest.dropFirst(size + 2)
        }
        return "broken off"
    }
}
