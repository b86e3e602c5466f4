import Vestibule
import VestibuleHTTP

/// Where this installation is registered as a client, so that guests can sign in there. Each provider: its authority, client id and secret;
/// none of it is needed where guests come by passcode.
struct FederationSettings: Sendable {
    var registrations: Registrations
    /// `VESTIBULE_PROVIDERS_ON_LOOPBACK` (false): authorities may be `http://localhost:…`, for stand-ins on this machine.
    var allowsLoopback: Bool
    /// `VESTIBULE_GOOGLE_WORKSPACE_LOOKUP` (true): domains' mail servers are looked up, to send Workspace users to Google.
    var looksUpWorkspaces: Bool

    init(registrations: Registrations = Registrations(), allowsLoopback: Bool = false, looksUpWorkspaces: Bool = true) {
        self.registrations = registrations
        self.allowsLoopback = allowsLoopback
        self.looksUpWorkspaces = looksUpWorkspaces
    }

    init(_ reader: SettingsReader) throws {
        allowsLoopback = try reader.flag("providers.on.loopback", else: false)
        looksUpWorkspaces = try reader.flag("google.workspace.lookup", else: true)
        var byDoor: [Door: ProviderRegistration] = [:]
        let homeTenants = reader.texts("azure.ad.home.tenants").map { $0.lowercased() }
        guard homeTenants.allSatisfy({ Tenant.ID($0) != nil }), !homeTenants.isEmpty || reader.text("azure.ad.home.tenants") == nil
        else {
            throw SettingsError.wrong("VESTIBULE_AZURE_AD_HOME_TENANTS", "tenant ids (GUIDs), separated by commas")
        }
        for (door, prefix, authority, kind) in [
            (
                Door.azureAD, "azure.ad", "https://login.microsoftonline.com",
                ProviderRegistration.Kind.azureAD(homeTenants: homeTenants.isEmpty ? nil : Set(homeTenants))
            ),
            (.microsoftAccount, "microsoft.account", "https://login.microsoftonline.com", .microsoftAccount),
            (.google, "google", "https://accounts.google.com", .google),
        ] {
            let authorityKey = prefix + (door == .google ? ".issuer" : ".authority")
            let (id, secret) = (reader.text(prefix + ".client.id"), try reader.secret(prefix + ".client.secret"))
            let place = try Self.authority(reader.text(authorityKey) ?? authority, authorityKey, onLoopback: allowsLoopback)
            switch (id, secret) {
            case (nil, nil): continue
            case (let id?, let secret?):
                byDoor[door] = ProviderRegistration(kind: kind, authority: place, clientID: id, clientSecret: secret)
            case (nil, _): throw SettingsError.missing(SettingsReader.name(prefix + ".client.id"), hint: "its secret is given")
            case (_, nil):
                throw SettingsError.missing(SettingsReader.name(prefix + ".client.secret"), hint: "its client id is given")
            }
        }
        registrations = Registrations(byDoor)
    }

    /// Without a trailing slash.
    private static func authority(_ text: String, _ key: String, onLoopback: Bool) throws -> String {
        let trimmed = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = try? RedirectURL(trimmed), !trimmed.contains("?"), !trimmed.contains("#"),
            trimmed.hasPrefix("https://") || (url.isLoopback && onLoopback)
        else {
            throw SettingsError.wrong(
                SettingsReader.name(key),
                "an https URL without a query (http://localhost with VESTIBULE_PROVIDERS_ON_LOOPBACK=true)")
        }
        return trimmed
    }
}
