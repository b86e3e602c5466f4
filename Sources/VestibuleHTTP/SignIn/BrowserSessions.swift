import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// A browser's sessions: one at each tenant.
struct BrowserSessions: Sendable {
    let sessions: any SessionStore
    let cookies: Cookies

    func credential(of request: Request, at tenant: Tenant.ID) -> Credential? {
        request.cookie(cookies.session(of: tenant)).flatMap { Credential($0, kind: .session) }
            .flatMap { $0.tenant == tenant ? $0 : nil }
    }

    /// The session of this browser, while it lives.
    func session(of request: Request, at tenant: Tenant.ID) async throws -> Session? {
        guard let credential = credential(of: request, at: tenant) else { return nil }
        return try await sessions.session(credential)
    }

    /// Puts a session that has begun into the browser, and ends the one that it had: what nobody can sign out of any more must not live
    /// on, with what applications hold of it.
    func begin(_ session: Credential, _ request: Request, on response: inout Response) async throws {
        cookies.set(cookies.session(of: session.tenant), to: session.text, seconds: Int(Session.life), on: &response)
        guard let earlier = credential(of: request, at: session.tenant) else { return }
        // Where it cannot be ended just now, the guest, whose proof is spent, is let in all the same; it ends by its own time.
        do { try await sessions.end(earlier) } catch is Unavailable {}
    }

    /// Puts the new secret of a session that goes on into the browser, until the session's end.
    func raise(_ session: Credential, until end: Date, now: Date, on response: inout Response) {
        cookies.set(
            cookies.session(of: session.tenant), to: session.text, seconds: max(1, Int(end.timeIntervalSince(now))), on: &response)
    }

    func end(_ request: Request, at tenant: Tenant.ID) async throws {
        if let credential = credential(of: request, at: tenant) { try await sessions.end(credential) }
    }
}
