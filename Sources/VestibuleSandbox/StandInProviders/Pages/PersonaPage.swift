/// The page of a stand-in on which a person says who they are. Its forms post to its own address, query and all.
struct PersonaPage {
    let provider: String
    /// The origin that asks.
    let application: String
    let personas: [Persona]
    /// Stands in the field already.
    let address: String
    var problem: String?

    var document: SandboxPage {
        SandboxPage(
            title: "Sign in · \(provider) stand-in",
            main: """
                <p class="quiet">\(escaped(provider)) stand-in</p>
                <h1>Sign in</h1>
                <p>\(escaped(application)) asks who you are.</p>
                \(problem.map { "<p class=\"problem\" role=\"alert\">\(escaped($0))</p>" } ?? "")
                <form method="post" class="typed">
                <label for="address">Address</label>
                <input id="address" name="address" type="email" value="\(escaped(address))" autocomplete="off" \
                spellcheck="false" required>
                <button type="submit" class="button">Sign in</button>
                </form>
                <h2>Or be one of these</h2>
                <form method="post">
                <ul class="people">
                \(personas.map(Self.item).joined(separator: "\n"))
                </ul>
                </form>
                <h2>Or turn back</h2>
                <form method="post" class="turns">
                <button type="submit" name="answer" value="cancel">Cancel</button>
                <button type="submit" name="answer" value="no-account">I have no account here</button>
                </form>
                """)
    }

    /// What is wrong with the request itself, so that nobody is sent anywhere.
    static func refusal(_ refusal: OAuthRefusal, dialect: any ProviderDialect) -> SandboxPage {
        SandboxPage(
            title: "Not possible · \(dialect.name) stand-in",
            main: """
                <p class="quiet">\(escaped(dialect.name)) stand-in</p>
                <h1>This sign-in cannot begin</h1>
                <p class="problem" role="alert">\(escaped(dialect.description(of: refusal)))</p>
                <p>The application's request is at fault, so you are not sent back to it.
                <a href="/">What is registered here</a></p>
                """)
    }

    private static func item(_ persona: Persona) -> String {
        """
        <li><button type="submit" name="persona" value="\(escaped(persona.id))"><span class="subject">\(escaped(persona.name))\
        </span> <span class="quiet">\(escaped(persona.address))</span><span class="note">\(escaped(persona.note))</span></button></li>
        """
    }
}
