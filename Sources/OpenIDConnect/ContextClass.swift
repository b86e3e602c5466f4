/// How a guest proved who they are, as an application may ask for it: `acr` (OpenID Connect Core 1.0 §2). None is better than another;
/// neither says anything of a second factor.
package enum ContextClass: String, Sendable, CaseIterable {
    /// A passcode sent to the guest's mailbox.
    case passcode = "urn:vestibule:passcode"
    /// An account at an identity provider.
    case account = "urn:vestibule:account"
}
