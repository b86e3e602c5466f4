import TestSupport

/// Time passes where the database keeps it.
extension TestService {
    func expire(_ invited: TestTenant.Invited) async throws {
        try await sql(
            "update invitations set expires_at = now() - interval '1 minute' where invitation_id = '\(invited.id)'")
    }

    /// Waits until the outbox has nothing left to send.
    func everyLetterIsSent() async throws {
        try await eventually("every letter sent") { try await count("letters", where: "state = 'queued'") == 0 }
    }
}
