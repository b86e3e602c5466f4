import Curl
import FoundationEssentials
import Vestibule
import VestibuleHTTP

/// Where the service listens and what the world calls it.
struct ServerSettings: Sendable {
    var site: Site
    /// `VESTIBULE_LISTEN_HOST`, 127.0.0.1 unless said otherwise.
    var host: String
    /// `VESTIBULE_LISTEN_PORT`, 8080 unless said otherwise.
    var port: Int
    /// `VESTIBULE_TLS_CERTIFICATE_FILE` and `VESTIBULE_TLS_KEY_FILE`, PEM; nil behind a proxy that ends TLS.
    var tls: TLS?
    /// `VESTIBULE_CONNECTIONS`: connections above it wait in the kernel's queue.
    var maximumConnections: Int
    /// `VESTIBULE_COUNTRIES_FILE`; nil where policies cannot speak of countries.
    var countriesFile: String?
    /// `VESTIBULE_HOOK_PRIVATE_RANGES`: where in the operator's own network a tenant's hook may be.
    var hookRanges: [PeerRange] = []
    /// `VESTIBULE_OPERATIONS_PORT` and `VESTIBULE_OPERATIONS_HOST` (that of the listener above): a listener of its own for `/admin` and
    /// `/metrics`, which are then gone from the other. `/health/…` is at both. nil for one listener.
    var operations: Operations?
    /// `VESTIBULE_DRAIN_SECONDS`: how long a stopping replica serves on after it has said that it is not ready. It should be longer than
    /// a balancer takes to notice.
    var drainSeconds: Int
    /// `VESTIBULE_BODY_SECONDS`: how long a request's body may take to come, and to end after the answer when it was not needed.
    var bodySeconds: Int

    struct Operations: Sendable {
        var host: String
        var port: Int
    }

    struct TLS: Sendable {
        var certificateFile: String
        var keyFile: String
    }

    init(site: Site, host: String = "127.0.0.1", port: Int, tls: TLS? = nil, maximumConnections: Int = 4096) {
        operations = nil
        drainSeconds = 0
        bodySeconds = 10
        self.site = site
        self.host = host
        self.port = port
        self.tls = tls
        self.maximumConnections = maximumConnections
    }

    init(_ reader: SettingsReader) throws {
        let proxies = try reader.texts("trusted.proxies").map { text in
            guard let range = NetworkRange(text) else {
                throw SettingsError.wrong(
                    "VESTIBULE_TRUSTED_PROXIES", "addresses or ranges such as 10.0.0.0/8, separated by commas")
            }
            return range
        }
        do {
            site = try Site(baseURL: try reader.required("base.url"), trustedProxies: proxies)
        } catch is RedirectRefusal {
            throw SettingsError.wrong(
                "VESTIBULE_BASE_URL",
                "the public URL without a path, such as https://guests.contoso.example (http for localhost only)")
        }
        host = reader.text("listen.host") ?? "127.0.0.1"
        port = try reader.number("listen.port", in: 1...65_535, else: 8080)
        maximumConnections = try reader.number("connections", in: 1...1_000_000, else: 4096)
        countriesFile = reader.text("countries.file")
        hookRanges = try reader.texts("hook.private.ranges").map { text in
            guard let range = PeerRange(privateUse: text) else {
                throw SettingsError.wrong(
                    "VESTIBULE_HOOK_PRIVATE_RANGES",
                    "private addresses or ranges such as 10.20.0.0/16 or fd12:3456::/32, separated by commas")
            }
            return range
        }
        bodySeconds = try reader.number("body.seconds", in: 1...60, else: 10)
        drainSeconds = try reader.number("drain.seconds", in: 0...6, else: 3)
        switch (reader.text("tls.certificate.file"), reader.text("tls.key.file")) {
        case (nil, nil): tls = nil
        case (let certificate?, let key?): tls = TLS(certificateFile: certificate, keyFile: key)
        case (nil, _): throw SettingsError.missing("VESTIBULE_TLS_CERTIFICATE_FILE", hint: "VESTIBULE_TLS_KEY_FILE is given")
        case (_, nil): throw SettingsError.missing("VESTIBULE_TLS_KEY_FILE", hint: "VESTIBULE_TLS_CERTIFICATE_FILE is given")
        }
        guard reader.text("operations.port") != nil else { return }
        let operations = Operations(
            host: reader.text("operations.host") ?? host, port: try reader.number("operations.port", in: 1...65_535, else: 0))
        guard operations.port != port || operations.host != host else {
            throw SettingsError.wrong("VESTIBULE_OPERATIONS_PORT", "another port than VESTIBULE_LISTEN_PORT")
        }
        self.operations = operations
        let name = ["0.0.0.0", "::", "127.0.0.1", "::1"].contains(operations.host) ? "localhost" : operations.host
        site.operatorsOrigin = "\(tls == nil ? "http" : "https")://\(name):\(operations.port)"
    }
}
