package import FoundationEssentials
package import Logging
package import ServiceLifecycle

/// Azure AD, Microsoft account and Google for people without the internet: three OpenID providers on ports of their own, each
/// with a page to pick a persona.
///
/// They keep to what the real ones emit and know nothing of Vestibule, so that a mistake of ours is not repeated here.
package struct StandInProviders: Sendable {
    /// Where one of them listens, on 127.0.0.1, and who may ask it.
    package struct Place: Sendable {
        package var port: Int
        package var clients: [StandInClient]

        package init(port: Int, clients: [StandInClient]) {
            self.port = port
            self.clients = clients
        }
    }

    package let azureAD: StandInProvider
    package let microsoftAccount: StandInProvider
    package let google: StandInProvider

    package init(
        azureAD: Place, microsoftAccount: Place, google: Place, mint: StandInKeyMint = StandInKeyMint(),
        now: @escaping @Sendable () -> Date, logger: Logger
    ) {
        self.azureAD = StandInProvider(
            AzureADDialect(base: Self.base(azureAD)), at: azureAD, mint: mint, now: now, logger: logger)
        self.microsoftAccount = StandInProvider(
            MicrosoftAccountDialect(base: Self.base(microsoftAccount)), at: microsoftAccount, mint: mint, now: now, logger: logger)
        self.google = StandInProvider(GoogleDialect(base: Self.base(google)), at: google, mint: mint, now: now, logger: logger)
    }

    package var services: [any Service] { [azureAD, microsoftAccount, google] }

    private static func base(_ place: Place) -> String { "http://localhost:\(place.port)" }
}
