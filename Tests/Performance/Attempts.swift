import Foundation
import Postgres
import Vestibule

/// Attempts of browsers that wait for their code, written straight into the database with a code that is known: a letter cannot be read
/// at the speed of a load.
struct Attempts: Sendable {
    let subject: Subject

    private static let code = "12345678"
    private static let batch = 5000

    /// Makes `count` attempts of accepted guests.
    ///
    /// - Returns: A line of `Loads/load.lua` for each.
    func lines(_ count: Int, form: Loads.Form) async throws -> [[String]] {
        let tenant = subject.seed.largest
        let vault = try Vault(masterKeys: [Subject.masterKey])
        let surroundings = Surroundings(
            now: { Date.now }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
        guard let passcode = Passcode(typed: Self.code) else { return [] }
        let guests = try await subject.owner.query(
            """
            select guest_id, mailbox from guests where tenant_id = \(tenant.id) and state = 'Accepted' and deleted_at is null
             order by md5(guest_id::text) limit 50000
            """, within: .seconds(60)
        ).map { (id: try $0.decode("guest_id", as: Guest.ID.self), mailbox: try $0.decode("mailbox", as: String.self)) }
        var lines: [[String]] = []
        lines.reserveCapacity(count)
        while lines.count < count {
            var ids: [String] = [], digests: [[UInt8]] = [], holders: [String] = [], mailboxes: [String] = [], codes: [[UInt8]] = []
            for _ in 0..<Self.batch {
                let id = surroundings.newID(of: Attempt.self)
                let credential = Credential(.attempt, tenant: tenant.id, row: id, in: surroundings)
                let guest = guests[(lines.count) % guests.count]
                ids.append(id.description)
                digests.append(credential.digest.rawValue)
                holders.append(guest.id.description)
                mailboxes.append(guest.mailbox)
                codes.append(passcode.code(for: id, of: tenant.id, purpose: .signIn(returnPath: nil), vault: vault))
                lines.append([
                    "/\(tenant.id)/signin/passcode", "\(form.cookie); vestibule-signin-\(tenant.id)=\(credential.text)", form.token,
                    Self.code,
                ])
            }
            _ = try await subject.owner.pipeline(
                [
                    """
                    insert into attempts (tenant_id, attempt_id, digest, purpose, guest_id, address, mailbox, bucket, network,
                                          tenant_revision, passcode_code, passcode_word, passcode_sent_at, passcode_expires_at,
                                          expires_at)
                    select \(tenant.id), id::uuid, digest, 'signIn', guest::uuid, mailbox, mailbox, '', '127.0.0.1', 1, code, 'copper-river',
                           now(), now() + interval '30 minutes', now() + interval '2 hours'
                      from unnest(\(ids), \(digests), \(holders), \(mailboxes), \(codes)) as made (id, digest, guest, mailbox, code)
                    """,
                    """
                    insert into passcode_counts (tenant_id, mailbox, bucket)
                    select \(tenant.id), mailbox, '' from unnest(\(mailboxes)) as made (mailbox) group by mailbox order by mailbox
                    on conflict do nothing
                    """,
                ], within: .seconds(60))
        }
        return lines
    }

    /// Attempts with numbers for ids, for `Floors/checkPasscode.sql`.
    func numbered(from first: Int, count: Int, digest: String) async throws {
        let tenant = subject.seed.largest
        _ = try await subject.owner.query(
            """
            insert into attempts (tenant_id, attempt_id, digest, purpose, guest_id, address, mailbox, bucket, network, tenant_revision,
                                  passcode_code, passcode_word, passcode_sent_at, passcode_expires_at, expires_at)
            select \(tenant.id), ('6' || lpad((\(first) + n)::text, 31, '0'))::uuid, \(digest)::text::bytea, 'signIn', g.guest_id, g.mailbox,
                   g.mailbox, '', '127.0.0.1', 1, \(digest)::text::bytea, 'copper-river', now(), now() + interval '30 minutes',
                   now() + interval '2 hours'
              from (select guest_id, mailbox, row_number() over (order by guest_id) - 1 as at from guests
                     where tenant_id = \(tenant.id) and state = 'Accepted' and deleted_at is null limit 4000) g
              join generate_series(1, \(count)) as n on n % 4000 = g.at
            """, within: .seconds(300))
    }
}
