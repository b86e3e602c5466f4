import FoundationEssentials
import Postgres
package import Vestibule

package struct PostgresAttemptStore: AttemptStore {
    let database: Database
    let surroundings: Surroundings

    package init(_ database: Database, surroundings: Surroundings) {
        self.database = database
        self.surroundings = surroundings
    }

    package func attempt(_ credential: Credential, limits: PasscodeLimits) async throws -> Attempt? {
        let id = Attempt.ID(rawValue: credential.row)
        let row = try await database.rows(
            of: credential.tenant, pace: .lookup,
            """
            select a.*, case when l.bounced_at is null then l.state else 'bounced' end as delivery, l.sent_at as delivered_at, l.tries as delivery_tries,
                   next_passcode_at(c, \(limits.between), \(limits.hourly), \(limits.daily)) as next_send_at
              from attempts a
              left join letters l on l.tenant_id = a.tenant_id and l.letter_id = a.passcode_letter_id
              left join passcode_counts c
                on c.tenant_id = a.tenant_id and c.mailbox = a.mailbox and c.bucket = a.bucket
             where a.tenant_id = \(credential.tenant) and a.attempt_id = \(id)
            """
        ).first
        guard let row, try row.decode("digest", as: TokenDigest.self) == credential.digest else { return nil }
        return try Self.attempt(row, now: surroundings.now())
    }

    static func purpose(_ row: Row) throws -> Attempt.Purpose {
        if let invitation = try row.decode("invitation_id", as: Invitation.ID?.self) { return .redemption(invitation) }
        let returnPath = try row.decode("return_path", as: String?.self)
        guard let application = try row.decode("application_id", as: Application.ID?.self) else {
            return .signIn(returnPath: returnPath)
        }
        return .accessRequest(
            AccessWish(
                application: application, name: try row.decode("asker_name"), reason: try row.decode("asker_reason"),
                language: try row.word("asker_language"), returnPath: returnPath))
    }

    private static func attempt(_ row: Row, now: Date) throws -> Attempt {
        var code: Attempt.SentCode?
        if let word = try row.decode("passcode_word", as: String?.self) {
            code = Attempt.SentCode(
                referenceWord: word, sentAt: try row.decode("passcode_sent_at"),
                expiresAt: try row.decode("passcode_expires_at"), delivery: try row.optionalWord("delivery"),
                deliveredAt: try row.decode("delivered_at"),
                tries: Int(try row.decode("delivery_tries", as: Int32?.self) ?? 0))
        }
        return Attempt(
            id: try row.decode("attempt_id"), tenant: try row.decode("tenant_id"), purpose: try purpose(row),
            guest: try row.decode("guest_id"), address: try row.decode("address"), door: try row.decode("door"),
            failedDoors: Set(try row.decode("failed_doors", as: [String].self).compactMap(Door.init)),
            identity: try row.subject(), hasSecondFactor: try row.decode("second_factor_at", as: Date?.self) != nil, code: code,
            wrongGuesses: Int(try row.decode("wrong_guesses", as: Int32.self)), provedAt: try row.decode("proved_at"),
            finishedAt: try row.decode("finished_at"), killedAt: try row.decode("killed_at"),
            expiresAt: try row.decode("expires_at"),
            nextSendAt: try row.decode("next_send_at", as: Date?.self).flatMap { $0 > now ? $0 : nil })
    }
}

/// That the guest of attempt `a`, where it has one, is neither deleted nor switched off, nor, at a sign-in by code, back to pending or
/// bound to an account since: with that its codes are dead (SECURITY 12).
func guestIsThere(of tenant: Tenant.ID) -> Query {
    """
    (a.guest_id is null or exists (select from guests there where there.tenant_id = \(tenant) and there.guest_id = a.guest_id
                                      and there.deleted_at is null and there.is_enabled
                                      and (there.sessions_valid_from is null or there.sessions_valid_from <= a.created_at)
                                      and (a.purpose <> 'signIn'
                                           or (there.state = 'Accepted' and there.identity_subject is null))))
    """
}

extension PasscodeLimits {
    var between: Int32 { Int32(clamping: secondsBetweenSends) }
    var hourly: Int32 { Int32(clamping: sendsPerHour) }
    var daily: Int32 { Int32(clamping: sendsPerDay) }
}
