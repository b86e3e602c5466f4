import HTTPTypes
import Hummingbird
package import Logging
import ServiceLifecycle

/// "Contoso Projects": an application of the tenant that guests sign in to, so that an invitation leads somewhere.
package struct DemoApplication: Service {
    private let port: Int
    private let mePage: String
    private let client: DemoClient?
    private let logger: Logger
    private let sessions = DemoSessions()

    /// - Parameters:
    ///   - mePage: the URL of Vestibule's `/{tenant}/me`, where a guest sees the session just begun.
    ///   - client: how guests sign in to it; without one it is pages only.
    package init(port: Int, mePage: String, client: DemoClient? = nil, logger: Logger) {
        self.port = port
        self.mePage = mePage
        self.client = client
        self.logger = logger
    }

    package func run() async throws { try await application.run() }

    private static let cookie = "demo-session"
    /// Ties the way to the issuer and back to this browser.
    private static let wayCookie = "demo-way"

    var application: Application<RouterResponder<LoopbackSite.Context>> {
        LoopbackSite.application(port: port, logger: logger) { router in
            router.get("/") { request, _ in try await projects(request) }
            router.get("/projects/{project}") { request, context in
                try await project(request, context.parameters.get("project") ?? "")
            }
            router.get("/welcome") { _, _ in LoopbackSite.response(welcome.html) }
            router.get("/signed-in") { request, _ in try await comeBack(request) }
            router.post("/sign-out") { request, _ in try await signOut(request) }
            router.get("/signed-out") { _, _ in LoopbackSite.response(signedOut.html) }
        }
    }

    // MARK: Signing in and out

    /// Where a guest without a session goes: to the issuer, which sends them back to `path`.
    private func leave(_ client: DemoClient, to path: String) async throws -> Response {
        let pending = DemoClient.Pending(path: path)
        let url: String
        do { url = try await client.authorizationURL(for: pending) } catch { return trouble(error) }
        sessions.leave(pending)
        var response = Self.redirect(url)
        response.setCookie(
            Cookie(name: Self.wayCookie, value: pending.state, maxAge: 3600, path: "/", httpOnly: true, sameSite: .lax))
        return response
    }

    private func comeBack(_ request: Request) async throws -> Response {
        guard let client, let state = request.uri.queryParameters["state"].map(String.init),
            request.cookies[Self.wayCookie]?.value == state, let pending = sessions.comeBack(state)
        else { return trouble(DemoClient.Refused(reason: "This browser was not on its way to sign in.")) }
        guard let code = request.uri.queryParameters["code"].map(String.init) else {
            return trouble(DemoClient.Refused(reason: "The issuer said: \(request.uri.queryParameters["error"] ?? "nothing")."))
        }
        do {
            var response = Self.redirect(pending.path)
            let secret = sessions.begin(try await client.spend(code, of: pending))
            response.setCookie(Cookie(name: Self.cookie, value: secret, path: "/", httpOnly: true, sameSite: .lax))
            return response
        } catch { return trouble(error) }
    }

    private func signOut(_ request: Request) async throws -> Response {
        guard let client, let secret = request.cookies[Self.cookie]?.value, let session = sessions.end(secret) else {
            return Self.redirect("/signed-out")
        }
        do {
            // By a page: Chromium would hold a redirect after a form to this page's own origin.
            let url = try await client.signOutURL(of: session)
            return LoopbackSite.response(SandboxPage(title: "Signing out", main: Self.onward(to: url)).html)
        } catch { return trouble(error) }
    }

    private static func onward(to url: String) -> String {
        "<h1>Signing out</h1><meta http-equiv=\"refresh\" content=\"0; url=\(escaped(url))\"><p><a class=\"button\" href=\"\(escaped(url))\">Continue</a></p>"
    }

    private static func redirect(_ url: String) -> Response { Response(status: .seeOther, headers: [.location: url]) }

    private func session(_ request: Request) -> DemoClient.SignedIn? {
        request.cookies[Self.cookie].flatMap { sessions[$0.value] }
    }

    // MARK: Pages

    private func projects(_ request: Request) async throws -> Response {
        guard let client else { return LoopbackSite.response(closed.html) }
        guard let session = session(request) else { return try await leave(client, to: "/") }
        return LoopbackSite.response(page("Contoso Projects", of: session).html)
    }

    /// A deep link.
    private func project(_ request: Request, _ name: String) async throws -> Response {
        guard let client else { return LoopbackSite.response(closed.html) }
        guard let session = session(request) else { return try await leave(client, to: request.uri.path) }
        return LoopbackSite.response(page("Project \(name.prefix(40))", of: session).html)
    }

    private func page(_ title: String, of session: DemoClient.SignedIn) -> SandboxPage {
        let rows = session.claims.map { "<tr><th>\(escaped($0.name))</th><td>\(escaped($0.value))</td></tr>" }
        return SandboxPage(
            title: title,
            main: """
                <h1>\(escaped(title))</h1>
                <p>You are signed in. This is what the application was told about you:</p>
                <table>\(rows.joined())</table>
                <p><a href="/projects/7">A deep link, to project 7</a></p>
                <form method="post" action="/sign-out"><button type="submit" class="button">Sign out</button></form>
                """)
    }

    private func trouble(_ error: any Error) -> Response {
        let reason = (error as? DemoClient.Refused)?.reason ?? "The issuer does not answer."
        return LoopbackSite.response(
            SandboxPage(
                title: "Not signed in · Contoso Projects",
                main: """
                    <h1>Not signed in</h1>
                    <p class="problem" role="alert">\(escaped(reason))</p>
                    <p><a class="button" href="/">Try again</a></p>
                    """
            ).html, status: .badRequest)
    }

    private var closed: SandboxPage {
        SandboxPage(
            title: "Contoso Projects",
            main: """
                <h1>Contoso Projects</h1>
                <p>Nobody can sign in here; there is only <a href="/welcome">the page a guest arrives at</a>.</p>
                """)
    }

    /// Where `inviteRedirectUrl` points. The address carries nothing about the guest, and must not.
    private var welcome: SandboxPage {
        SandboxPage(
            title: "You are in · Contoso Projects",
            main: """
                <h1>You are in</h1>
                <p>You have accepted the invitation to Contoso Projects, and your guest access is ready.</p>
                <p><a class="button" href="\(escaped(mePage))">See your guest session</a></p>
                <p><a href="/">Open Contoso Projects</a></p>
                <p class="quiet">Contoso Projects does not know who you are yet: nothing about you was put into this
                page's address. It learns that when you sign in to it.</p>
                """)
    }

    private var signedOut: SandboxPage {
        SandboxPage(
            title: "Signed out · Contoso Projects",
            main: "<h1>You are signed out of Contoso Projects</h1><p><a class=\"button\" href=\"/\">Sign in again</a></p>")
    }
}
