import FoundationEssentials

/// `.vestibule/sandbox.json`: where the running sandbox is and what lets you in. Tools and tests read it.
package struct SandboxFile: Codable, Sendable, Equatable {
    package struct Tenant: Codable, Sendable, Equatable {
        package var id: String
        package var domain: String

        package init(id: String, domain: String) {
            self.id = id
            self.domain = domain
        }
    }

    package struct Application: Codable, Sendable, Equatable {
        package var clientId: String
        package var clientSecret: String
        package var redirectURIs: [String]

        package init(clientId: String, clientSecret: String, redirectURIs: [String]) {
            self.clientId = clientId
            self.clientSecret = clientSecret
            self.redirectURIs = redirectURIs
        }
    }

    /// Where the stand-ins are.
    package struct Providers: Codable, Sendable, Equatable {
        package var azureAD: String
        package var microsoftAccount: String
        package var google: String

        package init(azureAD: String, microsoftAccount: String, google: String) {
            self.azureAD = azureAD
            self.microsoftAccount = microsoftAccount
            self.google = google
        }
    }

    package var baseURL: String
    package var adminToken: String
    package var databaseURL: String
    package var mailboxURL: String
    package var demoAppURL: String
    package var providers: Providers?
    package var tenant: Tenant
    package var application: Application
    /// What `/bounces` takes reports of returned mail by.
    package var bounceToken: String?
    /// The throw-away authority's certificate; only with `--tls`.
    package var caFile: String?

    package init(
        baseURL: String, adminToken: String, databaseURL: String, mailboxURL: String, demoAppURL: String,
        providers: Providers? = nil, tenant: Tenant, application: Application, caFile: String? = nil
    ) {
        self.baseURL = baseURL
        self.adminToken = adminToken
        self.databaseURL = databaseURL
        self.mailboxURL = mailboxURL
        self.demoAppURL = demoAppURL
        self.providers = providers
        self.tenant = tenant
        self.application = application
        self.caFile = caFile
    }

    /// Replaces the file in one step. It holds secrets: mode 0600, in a directory of mode 0700, made where missing.
    package func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try PrivateFile.makeDirectory(Self.directory(of: path))
        try PrivateFile.write(Array(try encoder.encode(self)) + [UInt8(ascii: "\n")], to: path)
    }

    /// - Throws: when there is no such file, or when it is none of ours.
    package static func read(from path: String) throws -> SandboxFile {
        try JSONDecoder().decode(SandboxFile.self, from: Data(contentsOf: URL(filePath: path)))
    }

    private static func directory(of path: String) -> String {
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        guard parent.isEmpty else { return parent }
        return path.hasPrefix("/") ? "/" : "."
    }
}
