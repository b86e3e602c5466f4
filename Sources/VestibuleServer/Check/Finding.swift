/// What `vestibule check` has to say of one matter: how it stands, and how to mend it.
struct Finding: Equatable, Sendable, Encodable {
    enum Verdict: String, Encodable, Sendable {
        case ok
        /// It runs, but not as it should, or it could not be learned whether it does.
        case warning
        /// It does not run, or not safely.
        case wrong
    }

    var matter: String
    var verdict: Verdict
    var says: String
    /// The exact setting or command.
    var mend: String?

    static func ok(_ matter: String, _ says: String) -> Finding { Finding(matter: matter, verdict: .ok, says: says) }

    static func warning(_ matter: String, _ says: String, mend: String? = nil) -> Finding {
        Finding(matter: matter, verdict: .warning, says: says, mend: mend)
    }

    static func wrong(_ matter: String, _ says: String, mend: String) -> Finding {
        Finding(matter: matter, verdict: .wrong, says: says, mend: mend)
    }
}
