import Synchronization
import Vestibule

/// What a request's handlers learn that its log line shall tell: whose it is, and what was refused. Codes only: a refusal's facts may
/// hold an address.
package final class RequestNotes: Sendable {
    struct Kept {
        var tenant: Tenant.ID?
        var outcome: String?
    }

    /// A handler's tasks may write at once.
    private let notes = Mutex(Kept())

    var all: Kept { notes.withLock { $0 } }

    func isAbout(_ tenant: Tenant.ID) { notes.withLock { $0.tenant = tenant } }

    func ended(_ outcome: String) { notes.withLock { $0.outcome = outcome } }

    /// Notes the name of the refusal's case, without its facts.
    func refused(_ refusal: any Refusal) { ended(refusal.caseName) }
}

extension Refusal {
    /// `domainBlocked` of `.domainBlocked(rule: …)`.
    var caseName: String {
        let mirror = Mirror(reflecting: self)
        guard mirror.displayStyle == .enum else { return "\(type(of: self))" }
        // A case without facts is described by its name alone; one with facts has them as its one child, labelled by the name.
        return mirror.children.first?.label ?? "\(self)"
    }
}
