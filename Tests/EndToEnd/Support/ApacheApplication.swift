import Foundation
import TestSupport

/// Pages behind Apache's mod_auth_openidc: an application whose author never heard of us.
struct ApacheApplication: Sendable {
    let port: Int
    private let folder: String

    init(port: Int) {
        self.port = port
        folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-apache-\(UUID().uuidString)").path
    }

    var base: String { "http://localhost:\(port)" }
    var redirectURI: String { base + "/board/signed-in" }

    /// Serves `/board/page.html`, which names who is signed in, while `body` runs. As one process, which is gone when it is killed.
    func run(of application: RelyingApplication, _ body: () async throws -> Void) async throws {
        let pages = folder + "/pages/board"
        try FileManager.default.createDirectory(atPath: pages, withIntermediateDirectories: true)
        try Data("<!doctype html><title>Board</title><h1>Welcome, <!--#echo var=\"REMOTE_USER\" --></h1>".utf8)
            .write(to: URL(filePath: pages + "/page.html"))
        try Data(configuration(of: application).utf8).write(to: URL(filePath: folder + "/apache.conf"))
        // Its workers run as another user where the caller is root.
        for path in [folder, folder + "/pages", pages] {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        let apache = try Program(
            "/usr/sbin/apache2", ["-f", folder + "/apache.conf", "-X"], saysInto: folder + "/apache.log")
        let outcome: Result<Void, any Error>
        do {
            try await eventually("Apache is up") { (try? await HTTPExchange(target: "/").send(to: port)) != nil }
            outcome = .success(try await body())
        } catch { outcome = .failure(error) }
        try await apache.end()
        try? FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    private func configuration(of application: RelyingApplication) -> String {
        let modules = ["mpm_event", "authn_core", "authz_core", "authz_user", "auth_openidc", "include", "mime", "dir"]
        return """
            \(modules.map { "LoadModule \($0)_module /usr/lib/apache2/modules/mod_\($0).so" }.joined(separator: "\n"))
            ServerName localhost
            Listen 127.0.0.1:\(port)
            PidFile \(folder)/apache.pid
            ErrorLog \(folder)/error.log
            DefaultRuntimeDir \(folder)
            User www-data
            Group www-data
            DocumentRoot \(folder)/pages
            TypesConfig /etc/mime.types
            OIDCProviderMetadataURL \(application.tenant.service.base)/\(application.tenant.domain)/v2.0/.well-known/openid-configuration
            OIDCClientID \(application.clientID)
            OIDCClientSecret \(application.secret)
            OIDCRedirectURI \(redirectURI)
            OIDCDefaultLoggedOutURL \(base)/bye.html
            OIDCCryptoPassphrase for-one-test
            OIDCScope "openid profile email"
            OIDCPKCEMethod S256
            OIDCRemoteUserClaim email
            OIDCCacheShmMax 500
            <Location /board>
                AuthType openid-connect
                Require valid-user
                Options +Includes
                SetOutputFilter INCLUDES
            </Location>
            """
    }
}
