/// What an administrator says of a hook; nil leaves a thing as it is, or as it usually is.
package struct HookDraft: Sendable, Equatable {
    package var name: String?
    package var url: String?
    package var activities: [String]?
    package var milliseconds: Int?
    package var failureMode: String?
    package var isEnabled: Bool?
    package var allowedClaims: [String]?

    package init() {}
}

extension HookDraft {
    /// - Parameter allowsLoopback: Whether a hook may be plain http on this machine.
    func apply(to hook: inout Hook, allowsLoopback: Bool) throws(HookRefusal) {
        if let name {
            guard !name.isEmpty, PlainText.isAcceptable(name, limit: 128) else { throw .name }
            hook.name = name
        }
        if let url { hook.url = try Self.url(url, allowsLoopback: allowsLoopback) }
        if let milliseconds {
            guard Hook.permittedMilliseconds.contains(milliseconds) else { throw .milliseconds }
            hook.milliseconds = milliseconds
        }
        if let isEnabled { hook.isEnabled = isEnabled }
        if let failureMode {
            guard hook.kind != .notification else { throw .notOfThisKind("failureMode") }
            guard let mode = Hook.FailureMode(rawValue: failureMode) else { throw .failureMode }
            hook.failureMode = mode
        }
        if let activities {
            guard hook.kind == .notification else { throw .notOfThisKind("activities") }
            for activity in activities where AuditEvent.Activity(rawValue: activity) == nil { throw .activity(activity) }
            hook.activities = Self.unique(activities)
        }
        if let allowedClaims {
            guard hook.kind == .decision(.tokenIssuing) else { throw .notOfThisKind("allowedClaims") }
            guard allowedClaims.count <= HookClaims.mostNames else { throw .tooManyClaims }
            for claim in allowedClaims where !HookClaims.isPermitted(claim) { throw .claim(claim) }
            hook.allowedClaims = Self.unique(allowedClaims)
        }
    }

    /// Where the name leads to is checked when it is connected to: what stands here can change by then.
    private static func url(_ text: String, allowsLoopback: Bool) throws(HookRefusal) -> String {
        guard let url = try? RedirectURL(text), !text.contains("#"),
            url.origin.hasPrefix("https://") || (url.isLoopback && allowsLoopback)
        else { throw .url(allowsLoopback: allowsLoopback) }
        return text
    }

    private static func unique(_ texts: [String]) -> [String] {
        texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    }
}
