import HTTPTypes
import Hummingbird
package import Logging
import ServiceLifecycle

/// "Contoso Projects": stands in for an application of the tenant, so that an invitation leads somewhere.
package struct DemoApplication: Service {
    private let port: Int
    private let mePage: String
    private let logger: Logger

    /// - Parameter mePage: the URL of Vestibule's `/{tenant}/me`, where a guest sees the session just begun.
    package init(port: Int, mePage: String, logger: Logger) {
        self.port = port
        self.mePage = mePage
        self.logger = logger
    }

    package func run() async throws { try await application.run() }

    var application: Application<RouterResponder<LoopbackSite.Context>> {
        LoopbackSite.application(port: port, logger: logger) { router in
            router.get("/") { _, _ in LoopbackSite.response(landing.html) }
            router.get("/welcome") { _, _ in LoopbackSite.response(welcome.html) }
        }
    }

    private var landing: SandboxPage {
        SandboxPage(
            title: "Contoso Projects",
            main: """
                <h1>Contoso Projects</h1>
                <p>This is the sandbox's stand-in for an application of the tenant: the place an invitation leads to.
                Signing in to it comes with Vestibule's OpenID Provider; until then it shows this page and
                <a href="/welcome">the one a guest arrives at</a>.</p>
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
                <p class="quiet">Contoso Projects does not know who you are yet: nothing about you was put into this
                page's address. It learns that when you sign in to it.</p>
                """)
    }
}
