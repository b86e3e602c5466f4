/// An application that is registered at a stand-in.
package struct StandInClient: Sendable {
    package var id: String
    package var secret: String
    /// Compared as they are, character by character.
    package var redirectURIs: [String]

    package init(id: String, secret: String, redirectURIs: [String]) {
        self.id = id
        self.secret = secret
        self.redirectURIs = redirectURIs
    }
}
