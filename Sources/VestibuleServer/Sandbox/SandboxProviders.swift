import Foundation
import Logging
import Vestibule
import VestibuleHTTP
import VestibuleSandbox

/// The sandbox's stand-ins for Azure AD, Microsoft account and Google, and this service's registration at each, made anew at each start.
struct SandboxProviders: Sendable {
    let standIns: StandInProviders
    let settings: FederationSettings
    let file: SandboxFile.Providers

    init(ports: (azureAD: Int, microsoftAccount: Int, google: Int), site: Site, logger: Logger) {
        var registrations: [Door: ProviderRegistration] = [:]
        func place(_ door: Door, _ kind: ProviderRegistration.Kind, on port: Int) -> StandInProviders.Place {
            let secret = Base64URL.encode(Surroundings.live.randomBytes(24))
            registrations[door] = ProviderRegistration(
                kind: kind, authority: Self.base(port), clientID: "vestibule-sandbox", clientSecret: secret)
            return StandInProviders.Place(
                port: port,
                clients: [StandInClient(id: "vestibule-sandbox", secret: secret, redirectURIs: [site.links.callback(from: door)])])
        }
        standIns = StandInProviders(
            azureAD: place(.azureAD, .azureAD(homeTenants: nil), on: ports.azureAD),
            microsoftAccount: place(.microsoftAccount, .microsoftAccount, on: ports.microsoftAccount),
            google: place(.google, .google, on: ports.google), now: Surroundings.live.now, logger: logger)
        // The sandbox asks nothing outside of this machine.
        settings = FederationSettings(
            registrations: Registrations(registrations), allowsLoopback: true, looksUpWorkspaces: false)
        file = SandboxFile.Providers(
            azureAD: Self.base(ports.azureAD), microsoftAccount: Self.base(ports.microsoftAccount), google: Self.base(ports.google))
    }

    private static func base(_ port: Int) -> String { "http://localhost:\(port)" }
}
