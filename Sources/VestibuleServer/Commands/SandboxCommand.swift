import ArgumentParser
import Curl
import Foundation
import Logging
import Vestibule
import VestibuleHTTP
import VestibuleSandbox

struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Runs everything on this machine: a private PostgreSQL, the service, a mailbox, a demo application.",
        discussion: "For trying and developing, on loopback only. deploy/run builds it and starts it.")

    @Option(help: "The service's port.") var port = 8080
    @Option(help: "The mailbox page's port.") var mailboxPort = 8025
    @Option(help: "The demo application's port.") var demoPort = 8090
    @Option(help: "The port of the stand-in for Azure AD.") var azureADPort = 8081
    @Option(help: "The port of the stand-in for Microsoft accounts.") var microsoftAccountPort = 8082
    @Option(help: "The port of the stand-in for Google.") var googlePort = 8083
    @Option(help: "Where the sandbox keeps its files.") var directory = ".vestibule"
    @Option(help: "An outside PostgreSQL, as an owner who may create roles; only an empty database or a sandbox's own is taken.")
    var database: String?
    @Option(help: "A mail relay instead of the mailbox: smtp://user:password@host:587") var smtp: String?
    @Flag(help: "Serves https by a throw-away authority.") var tls = false
    @Flag(help: "Drops what an earlier sandbox kept.") var fresh = false

    func run() async throws {
        var settings = LogSettings(level: .warning)
        settings.format = .text
        let logs = settings.start()
        defer { logs.writer.flush() }
        let home = try SandboxHome(directory, isFresh: fresh)
        say("starting PostgreSQL")
        let databases = try await SandboxDatabase.open(home: home, outside: database, isFresh: fresh)
        do { try await serve(home: home, databases: databases, logs: logs) } catch {
            await databases.close()
            throw error
        }
        await databases.close()
        say("stopped")
    }

    private func serve(home: SandboxHome, databases: SandboxDatabase, logs: Logs) async throws {
        let logger = logs.logger
        let scheme = tls ? "https" : "http"
        let authority = tls ? try await SandboxAuthority.make(in: home.path("tls")) : nil
        let smtpPort = try FreePort.find(from: 20_000)
        let mailbox = try Mailbox(directory: home.path("mail"), now: Surroundings.live.now)
        guard
            let relay = smtp.map({ MailSettings.relay($0) })
                ?? MailRelay(host: "127.0.0.1", port: smtpPort, security: .plaintext)
        else { throw ValidationError("--smtp takes smtp://user:password@host:587, smtps://host or smtp+plain://localhost:25") }
        var mail = MailSettings(relay: relay, sender: try EmailAddress("vestibule@sandbox.example"))
        mail.relay.bounces = "bounces@sandbox.example"
        // By a mail system that plays along: the tests, or a curl line.
        let bounceToken = Base64URL.encode(Surroundings.live.randomBytes(24))
        mail.bounceToken = bounceToken
        var limits = Limits()
        limits.lettersPerMailboxDay = 2000
        limits.invitationsPerMailboxDay = 500
        limits.requestsPerApplicationMinute = 600_000
        limits.passcodes.secondsBetweenSends = 10
        limits.passcodes.sendsPerHour = 200
        limits.passcodes.sendsPerDay = 1000
        limits.passcodes.sendsPerNetworkHour = 10_000
        var server = ServerSettings(
            site: try Site(baseURL: "\(scheme)://localhost:\(port)"), port: port,
            tls: authority.map { .init(certificateFile: $0.certificateFile, keyFile: $0.keyFile) })
        let providers = SandboxProviders(
            ports: (azureADPort, microsoftAccountPort, googlePort), site: server.site, logger: logger)
        let environment = try await SettingsReader()
        server.countriesFile = environment.text("countries.file")
        // A provider that the environment names takes the place of its stand-in: a real one, or another cloud's.
        let outside = try FederationSettings(environment)
        var federation = providers.settings
        federation.registrations = federation.registrations.replaced(by: outside.registrations)
        federation.looksUpWorkspaces = outside.registrations[.google] != nil && outside.looksUpWorkspaces
        let story = SandboxStory(
            baseURL: "\(scheme)://localhost:\(port)", mailboxURL: "http://localhost:\(mailboxPort)",
            demoURL: "http://localhost:\(demoPort)", providers: providers.file, caFile: authority?.authorityFile)
        let wiring = try Wiring(
            server: server, database: databases.settings, mail: mail, limits: limits, federation: federation,
            vault: try home.vault(),
            logger: logger, logWriter: logs.writer, onServing: { story.tell(home) })
        try await StartChecks(database: databases.settings, parts: wiring.parts).pass(logger)
        var seed = try await SandboxSeed(parts: wiring.parts).plant(
            earlier: home.file, story: story, databaseURL: databases.ownerURL)
        seed.bounceToken = bounceToken
        try seed.write(to: home.path("sandbox.json"))
        let loop = try TransferLoop()
        let demo = DemoClient(
            issuer: "\(story.baseURL)/\(seed.tenant.id)/v2.0", clientID: seed.application.clientId,
            clientSecret: seed.application.clientSecret, origin: story.demoURL, now: Surroundings.live.now,
            fetch: demoFetch(HTTPFetch(loop: loop, permitsPlainLoopback: true, caFile: authority?.authorityFile)))
        try await wiring.run(
            with: providers.standIns.services + [
                MailboxServer(mailbox: mailbox, port: smtpPort, logger: logger),
                MailboxPages(mailbox: mailbox, port: mailboxPort, logger: logger),
                DemoApplication(
                    port: demoPort, mePage: "\(story.baseURL)/\(seed.tenant.id)/me", client: demo, logger: logger),
            ], logger: logger)
        await loop.stop()
    }
}

/// The demo application's way to its issuer.
func demoFetch(_ fetch: HTTPFetch) -> DemoClient.Fetch {
    { url, form in
        let answer = if let form { try await fetch.post(form: form, to: url) } else { try await fetch.get(url) }
        return (answer.status, answer.body)
    }
}

/// Progress for the person at the terminal.
func say(_ text: String) {
    print("==> \(text)")
    fflush(nil)
}
