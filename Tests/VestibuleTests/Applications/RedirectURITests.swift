import Testing
import Vestibule

@Suite("A redirect URI") struct RedirectURITests {
    @Test(
        "is an https address, one of this machine, or a program's own scheme",
        arguments: [
            "https://app.contoso.example", "https://app.contoso.example/signed-in?tenant=1", "https://app.contoso.example:8443/a",
            "http://localhost", "http://localhost:8090/welcome", "http://127.0.0.1/cb", "http://[::1]/cb",
            "com.contoso.app:/signed-in",
        ])
    func taken(text: String) { #expect(RedirectURI(text)?.text == text) }

    @Test(
        "is nothing else",
        arguments: [
            "", "app", "https:", "https://", "https:///x", "http://app.contoso.example/", "http://localhost.evil.example/",
            "http://10.0.0.1/", "https://a@app.contoso.example/", "https://app.contoso.example/#x", "https://*.contoso.example/",
            "https://app.contoso.example/a/../b", "https://app.contoso.example/%2e%2e/b", "https://app.contoso.example/ ",
            "https://app.contoso.example/\u{e9}", "https://APP.contoso.example/", "HTTPS://app.contoso.example/",
            "javascript:alert(1)",
            "data:text/html,x", "myapp:/x", "com.contoso.app:x", "https://app.contoso.example:99999/",
            "https://app.contoso.example:/",
            "https://app.contoso.example\\evil", "https://app%2eevil.example/", "//app.contoso.example/", "file:///etc/passwd",
            "https://app.contoso.example/\"x", "https://app.contoso.example/<x>", "https://app.contoso.example:80:80/",
            "http://[::1/", "https://app.contoso.example/./b", "com.contoso.app:/../x", "1com.x:/y", "com.contoso.app:",
        ])
    func refused(text: String) { #expect(RedirectURI(text) == nil) }

    @Test("is compared letter by letter, but for the port of this machine")
    func comparing() throws {
        let page = try #require(RedirectURI("https://app.contoso.example/signed-in"))
        #expect(page.covers("https://app.contoso.example/signed-in"))
        for other in [
            "https://app.contoso.example/signed-in/", "https://app.contoso.example/signed-in?x=1", "https://app.contoso.example/",
            "https://app.contoso.example:443/signed-in", "http://app.contoso.example/signed-in",
            "https://app.contoso.example/Signed-In",
            "https://app.contoso.example.evil.example/signed-in",
        ] { #expect(!page.covers(other), "\(other)") }
        let native = try #require(RedirectURI("http://localhost/cb"))
        #expect(native.covers("http://localhost:51000/cb", freesPort: true) && native.covers("http://localhost/cb"))
        #expect(!native.covers("http://localhost:51000/cb"), "but for a native program")
        #expect(RedirectURI("https://app.contoso.example/OK")?.covers("https://app.contoso.example/O\u{212A}") == false)
        for other in [
            "http://localhost:51000/", "http://127.0.0.1:51000/cb", "https://localhost:51000/cb", "http://localhost:51000/cb?x",
        ] {
            #expect(!native.covers(other, freesPort: true), "\(other)")
        }
    }

    @Test("knows the origin that a page's form may lead to")
    func origins() {
        #expect(RedirectURI("https://app.contoso.example:8443/a?b")?.origin == "https://app.contoso.example:8443")
        #expect(RedirectURI("http://[::1]:90/a")?.origin == "http://[::1]:90")
        #expect(RedirectURI("com.contoso.app:/a")?.origin == "com.contoso.app:")
    }
}
