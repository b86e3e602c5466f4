import Foundation
import Postgres
import TestSupport
import VestibuleSandbox

/// Holds what the clients were told against database and mailbox, once nobody works any more.
struct Books: Sendable {
    let stage: Stage
    let ledger: Ledger

    /// Everything that does not add up, a sentence each.
    func discrepancies() async throws -> [String] {
        try await sendEverything()
        var found = ledger.accidents
        found += try await invitations()
        found += try await redemptions()
        for rule in Self.rules {
            found += try await stage.texts(rule.exceptions).map { "\(rule.name): \($0)" }
        }
        found += try await letters()
        return found
    }

    /// Lets every lease of a dead process end now, and waits until the outbox is empty.
    private func sendEverything() async throws {
        _ = try await stage.rows("update letters set next_try_at = now() where state = 'queued' returning 1")
        try await eventually("every letter went out", within: .seconds(120)) {
            try await stage.rows("select 1 as one from letters where state = 'queued' limit 1").isEmpty
        }
    }

    /// One invitation for each that was acknowledged, under the id that was told each time; none for one that was refused; for one
    /// that nobody knows of, at most one.
    private func invitations() async throws -> [String] {
        var stored: [String: [String]] = [:]
        for row in try await stage.rows("select address, invitation_id::text as id from invitations") {
            stored[try row.decode("address"), default: []].append(try row.decode("id"))
        }
        var found: [String] = []
        for (address, said) in ledger.invitations {
            let ids = stored.removeValue(forKey: address) ?? []
            let told = Set(said.acknowledged)
            if told.count > 1 { found.append("\(address): one key, different answers: \(told)") }
            if case .acknowledged(let id, _) = told.first {
                if ids != [id] { found.append("\(address): acknowledged as \(id), stored \(ids)") }
            } else if said.isUnknown {
                if ids.count > 1 { found.append("\(address): never acknowledged, stored \(ids.count) times") }
            } else if !ids.isEmpty {
                found.append("\(address): refused, but stored")
            }
        }
        return found + stored.keys.map { "\($0): invited by nobody" }
    }

    /// An acceptance that a browser was told of is in the database, once an invitation; and a code begins one session.
    private func redemptions() async throws -> [String] {
        let redeemed = Set(try await stage.texts("select address from invitations where redeemed_at is not null"))
        var found: [String] = []
        for (address, entries) in Dictionary(grouping: ledger.redemptions, by: \.address) {
            if entries.count > 1 { found.append("\(address): accepted \(entries.count) times") }
            if !redeemed.contains(address) { found.append("\(address): accepted, but not redeemed") }
        }
        for (code, entries) in ledger.signIns where entries.count > 1 {
            found.append("the code \(code) signed in \(entries.count) times")
        }
        // Whoever was let in is in.
        for entry in ledger.redemptions.suffix(20) + ledger.signIns.values.compactMap(\.first).suffix(20) {
            let page = try await entry.browser.open("/\(stage.tenant)/me", follows: false)
            if page.status != 200 { found.append("\(entry.address): let in, but /me answers \(page.status)") }
        }
        return found
    }

    /// Each stored letter went out under its one Message-ID, and nothing went out that is not stored. Copies are alike.
    private func letters() async throws -> [String] {
        var waiting = Set(try await stage.texts("select letter_id from letters where state = 'sent'"))
        var found = try await stage.texts("select letter_id from letters where state <> 'sent'").map {
            "letter \($0) did not go out"
        }
        var links: [String: String] = [:]
        for letter in await stage.service.mailbox.letters() {
            let id = letter.header("Message-ID") ?? "none"
            let link = (try? letter.link("redeem")) ?? (try? letter.code) ?? "nothing"
            if let earlier = links[id], earlier != link { found.append("letter \(id) came with two contents") }
            links[id] = link
        }
        for id in links.keys {
            let row = id.dropFirst().prefix { $0 != "@" }
            if waiting.remove(String(row)) == nil { found.append("letter \(id) went out and is not stored") }
        }
        for (address, said) in ledger.invitations {
            guard case .acknowledged(_, let link) = said.acknowledged.first else { continue }
            if !links.values.contains(link) { found.append("\(address): no letter carries the link that was told") }
        }
        return found + waiting.map { "letter \($0) never arrived" }
    }
}
