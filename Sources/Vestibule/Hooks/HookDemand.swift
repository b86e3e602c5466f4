/// What a hook wants of the guest before it lets it on.
package enum HookDemand: Hashable, Sendable, CustomStringConvertible {
    /// A second factor.
    case mfa
    /// The guest proves anew who it is.
    case freshProof
    case termsOfUse(String)

    /// `mfa`, `freshProof` or `termsOfUse:{id}`.
    package init?(_ text: String) {
        switch text {
        case "mfa": self = .mfa
        case "freshProof": self = .freshProof
        default:
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "termsOfUse", (1...64).contains(parts[1].utf8.count),
                parts[1].utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || (0x30...0x39).contains($0) || $0 == 0x2D })
            else { return nil }
            self = .termsOfUse(String(parts[1]))
        }
    }

    package var description: String {
        switch self {
        case .mfa: "mfa"
        case .freshProof: "freshProof"
        case .termsOfUse(let id): "termsOfUse:\(id)"
        }
    }
}
