/// One setting as it is documented. The table in `Deploying.md` is held against this list, and this list against what is read.
struct Setting: Sendable {
    let key: String
    /// What holds where it is not given, in words.
    let usual: String
    let meaning: String
    /// A value that is understood.
    let example: String
    /// The key whose value the example may take the place of, when that is another one.
    var instead: String?
    /// What takes its place, when the example would be looked for on the disk.
    var standIn: String?

    var name: String { SettingsReader.name(key) }
    var standsInFor: String { instead ?? key }

    init(
        _ key: String, _ usual: String, _ meaning: String, example: String, standsInFor instead: String? = nil,
        standIn: String? = nil
    ) {
        self.key = key
        self.usual = usual
        self.meaning = meaning
        self.example = example
        self.instead = instead
        self.standIn = standIn
    }

    static func named(_ name: String) -> Setting? { all.first { $0.name == name } }

    static let all: [Setting] = server + database + secrets + mail + passcodes + providers

    private static let server = [
        Setting(
            "base.url", "required", "the public URL; every link is made from it, and no other `Host` is answered",
            example: "https://guests.contoso.example"),
        Setting("listen.host", "127.0.0.1", "the address it listens on; 0.0.0.0 or :: for every one", example: "127.0.0.1"),
        Setting("listen.port", "8080", "the port it listens on", example: "8080"),
        Setting(
            "tls.certificate.file", "none", "PEM chain, to end TLS here and not in a proxy",
            example: "/etc/vestibule/tls/fullchain.pem"),
        Setting("tls.key.file", "none", "its private key, PEM", example: "/etc/vestibule/tls/key.pem"),
        Setting(
            "trusted.proxies", "none", "addresses or ranges whose `X-Forwarded-For` is believed, separated by commas",
            example: "10.0.0.0/8"),
        Setting("connections", "4096", "HTTP connections at once; more wait in the kernel's queue", example: "4096"),
        Setting(
            "countries.file", "none",
            "a file in MaxMind's format that tells in which country an address is used, for conditional access; replace it by a rename",
            example: "/var/lib/GeoIP/GeoLite2-Country.mmdb"),
        Setting(
            "hook.private.ranges", "none",
            "addresses or ranges of your own network where tenants' hooks may be, separated by commas", example: "10.20.0.0/16"),
        Setting("body.seconds", "10", "how long a request's body may take to come; then 408", example: "10"),
        Setting("log.level", "info", "trace, debug, info, notice, warning, error or critical", example: "info"),
        Setting("log.format", "json", "`json`, or `text` for a terminal", example: "json"),
        Setting("log.requests", "true", "a line for each request, at level info", example: "true"),
        Setting("operations.port", "none", "a listener of its own for `/admin` and `/metrics`", example: "9090"),
        Setting("operations.host", "as `VESTIBULE_LISTEN_HOST`", "the address of that listener", example: "127.0.0.1"),
        Setting(
            "drain.seconds", "3", "how long a stopping replica serves on after it has said that it is not ready", example: "3"),
    ]

    private static let database = [
        Setting(
            "database.url", "required", "a login in role `vestibule_app`. Secret",
            example: "postgresql://vestibule_web:PASSWORD@db.contoso.example/vestibule"),
        Setting(
            "database.worker.url", "required", "a login in role `vestibule_worker`. Secret",
            example: "postgresql://vestibule_mailer:PASSWORD@db.contoso.example/vestibule"),
        Setting(
            "database.owner.url", "for `migrate`", "the owner's login, past any pooler; never given to `serve`. Secret",
            example: "postgresql://vestibule_owner:PASSWORD@db.contoso.example/vestibule"),
        Setting(
            "database.connections", "8", "the requests' pool of each replica; the outbox has 4 more", example: "8"),
        Setting(
            "database.prepared.statements", "true", "`false` behind a pooler in transaction mode", example: "true"),
    ]

    private static let secrets = [
        Setting(
            "master.key", "required", "base64 of 32 bytes; several, the sealing one first, to change it. Secret",
            example: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        Setting(
            "master.key.file", "none", "a file with the master keys, one a line",
            example: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", standsInFor: "master.key"),
        Setting(
            "secrets.directory", "none",
            "a folder with a file for each secret: `database-url`, `database-worker-url`, `database-owner-url`, `master-key`, "
                + "`smtp-url`, `azure-ad-client-secret` and the other providers'; `--secrets` says the same",
            example: "/etc/vestibule/secrets", standIn: ""),
    ]

    private static let mail = [
        Setting(
            "smtp.url", "required",
            "the relay: `smtp://user:password@host:587` (STARTTLS required), `smtps://…` (TLS from the start), or "
                + "`smtp+plain://localhost:25` (this machine only). Secret",
            example: "smtp://user:password@relay.contoso.example:587"),
        Setting(
            "smtp.ca.file", "the system's", "authorities for the relay's certificate, PEM",
            example: "/etc/vestibule/relay-ca.pem"),
        Setting("mail.from", "required", "the sender, unless a tenant has its own", example: "guests@contoso.example"),
        Setting(
            "mail.bounces", "none",
            "where letters that do not arrive come back to, with at most 7 characters before the @: each goes out from an address of its own at it",
            example: "bounces@guests.contoso.example"),
        Setting(
            "bounce.token", "none",
            "what the mail system sends as a bearer token to `/bounces`; without it that door is shut. Secret",
            example: "0123456789abcdef0123"),
        Setting(
            "mail.dkim.selector", "none",
            "the selector the relay signs with, so that `check` can look it up; commas between several",
            example: "mail2026"),
        Setting(
            "mail.per.mailbox.day", "60", "letters to one mailbox a day over all tenants; the rest wait", example: "60"),
        Setting(
            "mail.invitations.per.day", "5", "invitation letters of one tenant to one mailbox a day", example: "5"),
    ]

    private static let passcodes = [
        Setting("passcode.seconds.between", "30", "seconds between two codes to one address of a tenant", example: "30"),
        Setting("passcode.per.hour", "10", "codes to one address of a tenant in an hour", example: "10"),
        Setting("passcode.per.day", "30", "codes to one address of a tenant in a day", example: "30"),
        Setting(
            "passcode.per.network.hour", "120", "codes that one IPv4 address or IPv6 /64 may ask a tenant for in an hour",
            example: "120"),
        Setting(
            "api.per.application.minute", "6000", "requests that one application may make of the API in a minute", example: "6000"),
        Setting(
            "access.per.network.day", "10", "access requests that one network may make of a tenant in a day", example: "10"),
        Setting("access.per.tenant.day", "200", "access requests that a tenant takes in a day", example: "200"),
        Setting(
            "access.letters.per.day", "20",
            "letters about access requests that go out for one application in a day; of further ones a daily letter says how many wait",
            example: "20"),
        Setting(
            "access.letters.per.neighbourhood.day", "5",
            "how many of these the requests of one IPv4 /24 or IPv6 /64 may cause", example: "5"),
        Setting(
            "access.strangers.per.hour", "60",
            "letters that a tenant sends in an hour to strangers who ask for access, wherever they ask from", example: "60"),
        Setting(
            "audit.keep.months", "0",
            "whole months of the audit log that are kept beside the one that runs; 0 keeps all", example: "24"),
    ]

    private static let providers = [
        Setting(
            "azure.ad.client.id", "none", "the application (client) id at Azure AD; its callback is `/callback/azure-ad`",
            example: "6f2b4f0e-5d0f-4d4e-9c5e-0e7d3a1b2c3d"),
        Setting("azure.ad.client.secret", "none", "its secret. Secret", example: "PASSWORD"),
        Setting(
            "azure.ad.authority", "https://login.microsoftonline.com", "another cloud's",
            example: "https://login.microsoftonline.us"),
        Setting(
            "azure.ad.home.tenants", "any", "ids of the Entra tenants whose accounts are taken, separated by commas",
            example: "72f988bf-86f1-41af-91ab-2d7cd011db47"),
        Setting(
            "microsoft.account.client.id", "none",
            "the client id for Microsoft accounts; its callback is `/callback/microsoft-account`",
            example: "6f2b4f0e-5d0f-4d4e-9c5e-0e7d3a1b2c3d"),
        Setting("microsoft.account.client.secret", "none", "its secret. Secret", example: "PASSWORD"),
        Setting(
            "microsoft.account.authority", "https://login.microsoftonline.com", "where Microsoft accounts sign in",
            example: "https://login.microsoftonline.com"),
        Setting(
            "google.client.id", "none", "the client id at Google; its callback is `/callback/google`",
            example: "1234567890-abc.apps.googleusercontent.com"),
        Setting("google.client.secret", "none", "its secret. Secret", example: "PASSWORD"),
        Setting("google.issuer", "https://accounts.google.com", "Google's issuer", example: "https://accounts.google.com"),
        Setting(
            "google.workspace.lookup", "true", "whether domains' mail servers are looked up, to send Workspace users to Google",
            example: "true"),
        Setting(
            "providers.on.loopback", "false", "`true` lets authorities be `http://localhost:…`, for stand-ins on this machine",
            example: "false"),
    ]
}
