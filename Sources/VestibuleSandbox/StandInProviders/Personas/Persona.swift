/// Somebody with an account at a stand-in.
package struct Persona: Sendable, Identifiable {
    /// For `persona=`; stable.
    package let id: String
    package let name: String
    /// What they sign in with, in lower case: `preferred_username` at Azure AD and Microsoft account.
    package let address: String
    /// The case that they are there for.
    package let note: String
    /// Azure AD and Microsoft account: `tid`. Google: the Workspace's domain, `hd`.
    package let tenant: String?
    /// `oid`, or Google's `sub`; stable over restarts.
    package let subject: String
    /// What the provider says of their mail address, for the scope `email`.
    let emailClaims: [String: StandInJSON]
    /// How they proved who they are (`amr`); nothing where the provider does not say.
    var methods: [String] = []
}
