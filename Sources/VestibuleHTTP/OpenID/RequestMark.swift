import FoundationEssentials
import OpenIDConnect
import Vestibule

/// What we write into an application's request while the browser goes through our own pages, authenticated, so that nobody else can: good
/// for this request of this application at this tenant and no other.
struct RequestMark: Sendable {
    let vault: Vault
    let application: Application
    let challenge: String

    /// When the browser was sent away to prove who is there.
    func text(sentAway moment: Date) -> String {
        let seconds = Int(moment.timeIntervalSince1970)
        return "\(seconds).\(code(of: "since \(seconds)"))"
    }

    /// Seconds since 1970; nil for what is no mark of ours.
    func sentAway(_ text: String) -> Int? {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let seconds = Int(parts[0]), holds(parts[1], for: "since \(seconds)") else { return nil }
        return seconds
    }

    /// That the guest of this session wants to go on.
    func text(confirmedBy session: Session.ID) -> String { code(of: "confirmed \(session)") }

    func isConfirmed(_ text: String, by session: Session.ID) -> Bool { holds(text[...], for: "confirmed \(session)") }

    private func code(of statement: String) -> String {
        Base64URL.encode(vault.authenticationCode(of: marked(statement), for: .proofAgain))
    }

    private func holds(_ code: Substring, for statement: String) -> Bool {
        Base64URL.decode(String(code)).map { vault.isAuthentic($0, of: marked(statement), for: .proofAgain) } ?? false
    }

    private func marked(_ statement: String) -> String {
        "\(statement) \(application.tenant) \(application.id) \(challenge)"
    }
}
