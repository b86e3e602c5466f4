import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import ServiceLifecycle

/// One stand-in: the authorization code flow (OpenID Connect Core §3.1) in the dialect of the provider it stands in for.
///
/// To sign in without clicking, post one field to the authorization URL, query and all: `persona=` with an id of ``personas``,
/// `address=` with any address, or `answer=` with `cancel` or `no-account`.
package struct StandInProvider: Service {
    /// Azure AD and Microsoft account: the authority; Google: the issuer.
    package let baseURL: String
    package let personas: [Persona]

    private let dialect: any ProviderDialect
    private let port: Int
    private let logger: Logger
    private let keys: StandInKeys
    private let outage = OutageSwitch()
    private let authorization: AuthorizationEndpoint
    private let tokens: TokenEndpoint

    init(
        _ dialect: any ProviderDialect, at place: StandInProviders.Place, mint: StandInKeyMint, now: @escaping @Sendable () -> Date,
        logger: Logger
    ) {
        self.dialect = dialect
        baseURL = dialect.base
        personas = dialect.personas
        port = place.port
        self.logger = logger
        keys = StandInKeys(mint: mint, provider: dialect.name)
        let grants = GrantBook(now: now)
        authorization = AuthorizationEndpoint(dialect: dialect, clients: place.clients, grants: grants)
        tokens = TokenEndpoint(dialect: dialect, clients: place.clients, grants: grants, keys: keys, now: now)
    }

    package func run() async throws {
        // Keys take a moment to find, and nobody should wait for them at the first sign-in.
        async let found = keys.published
        try await application.run()
        _ = try await found
    }

    var application: Application<RouterResponder<LoopbackSite.Context>> {
        LoopbackSite.application(port: port, logger: logger) { router in
            StandInControls(dialect: dialect, clients: authorization.clients, keys: keys, outage: outage).addRoutes(to: router)
            router.add(middleware: OutageMiddleware<LoopbackSite.Context>(paths: dialect.paths, outage: outage))
            router.get(.init(dialect.paths.metadata), use: metadata)
            router.get(.init(dialect.paths.keys), use: keySet)
            router.get(.init(dialect.paths.authorization), use: authorization.show)
            router.post(.init(dialect.paths.authorization), use: authorization.answer)
            router.post(.init(dialect.paths.token), use: tokens.redeem)
            router.get(.init(dialect.paths.userInfo), use: tokens.userInfo)
            router.post(.init(dialect.paths.userInfo), use: tokens.userInfo)
        }
    }

    @Sendable
    private func metadata(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        do throws(OAuthRefusal) {
            let realm = try dialect.realm(context.parameters.get("tenant"))
            return StandInJSON.object(dialect.metadata(of: realm)).response(cachedFor: 86_400)
        } catch {
            return StandInJSON.object(dialect.body(of: error)).response(status: .init(code: error.status))
        }
    }

    @Sendable
    private func keySet(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        do throws(OAuthRefusal) { _ = try dialect.realm(context.parameters.get("tenant")) } catch {
            return StandInJSON.object(dialect.body(of: error)).response(status: .init(code: error.status))
        }
        let published = try await keys.published.map { key in
            StandInJSON.object(key.jwk.merging(dialect.keyFields(of: key)) { $1 })
        }
        return StandInJSON.object(["keys": .array(published)]).response(cachedFor: 3600)
    }
}
