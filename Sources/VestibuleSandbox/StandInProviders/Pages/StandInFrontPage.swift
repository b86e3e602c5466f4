/// The front page of a stand-in, for the person who runs the sandbox.
struct StandInFrontPage {
    let dialect: any ProviderDialect
    let clients: [StandInClient]
    let keys: [String]
    let outage: Outage?

    var document: SandboxPage {
        SandboxPage(
            title: "\(dialect.name) stand-in",
            main: """
                <h1>\(escaped(dialect.name)) stand-in</h1>
                <p>Plays \(escaped(dialect.name)) for the sandbox. It signs in whoever you say you are, so it belongs on this
                machine alone. You meet its sign-in page when Vestibule sends a guest here.</p>
                <h2>Who is here</h2>
                <ul class="letters people">
                \(dialect.personas.map(Self.item).joined(separator: "\n"))
                </ul>
                <h2>Which applications may ask</h2>
                \(clients.map(Self.registration).joined(separator: "\n"))
                <h2>Keys</h2>
                <p>\(keys.map { "<code>\(escaped($0))</code>" }.joined(separator: ", ")): the first one signs.</p>
                <form method="post" action="/stand-in/keys/rotate"><button type="submit">Rotate</button></form>
                <h2>Trouble</h2>
                <p>\(outage.map { escaped($0.text) } ?? "None: everything is answered as it should be.")</p>
                <form method="post" action="/stand-in/outage" class="turns">
                \(Outage.Kind.allCases.map(Self.button).joined(separator: "\n"))
                <button type="submit" name="kind" value="off">None</button>
                </form>
                """)
    }

    private static func item(_ persona: Persona) -> String {
        """
        <li><span class="subject">\(escaped(persona.name))</span> <span class="quiet">\(escaped(persona.address)) · \
        persona=\(escaped(persona.id))</span><span class="note">\(escaped(persona.note))</span></li>
        """
    }

    private static func registration(_ client: StandInClient) -> String {
        let places = client.redirectURIs.map { "<dt>Redirect URI</dt><dd><code>\(escaped($0))</code></dd>" }
        return "<dl><dt>Client id</dt><dd><code>\(escaped(client.id))</code></dd>\(places.joined())</dl>"
    }

    private static func button(_ kind: Outage.Kind) -> String {
        "<button type=\"submit\" name=\"kind\" value=\"\(kind.rawValue)\">\(escaped(kind.label))</button>"
    }
}
