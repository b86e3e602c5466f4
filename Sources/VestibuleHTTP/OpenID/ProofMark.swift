import FoundationEssentials
import OpenIDConnect
import Vestibule

/// Says of a session that its provider was asked for a proof made now, and not for one that it remembered.
struct ProofMark: Sendable {
    let vault: Vault

    func text(of session: Session.ID) -> String {
        Base64URL.encode(vault.authenticationCode(of: Self.statement(session), for: .proofAgain))
    }

    func holds(_ text: String, of session: Session.ID) -> Bool {
        Base64URL.decode(text).map { vault.isAuthentic($0, of: Self.statement(session), for: .proofAgain) } ?? false
    }

    private static func statement(_ session: Session.ID) -> String { "proved anew \(session)" }
}
