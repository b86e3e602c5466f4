import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Postgres
import Vestibule
import VestibuleStore

@testable import VestibuleHTTP

extension Request {
    static func sample(
        _ method: HTTPRequest.Method = .get, _ path: String = "/", headers: HTTPFields = [:], body: String = ""
    ) -> Request {
        Request(
            head: HTTPRequest(
                method: method, scheme: "https", authority: "guests.contoso.example", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(string: body)))
    }

    /// With this browser's cookies, the ones that `response` sets.
    static func sample(after response: Response, _ path: String = "/") -> Request {
        let cookies = response.headers[values: .setCookie].compactMap { $0.split(separator: ";").first.map(String.init) }
        return .sample(.get, path, headers: [.cookie: cookies.joined(separator: "; ")])
    }
}

extension RequestFacts {
    static func sample(peer: String = "203.0.113.7") throws -> RequestFacts {
        let channel = EmbeddedChannel()
        // Until it is closed, a channel and its pipeline hold each other.
        defer { _ = try? channel.finish() }
        channel.remoteAddress = try SocketAddress(ipAddress: peer, port: 4711)
        return RequestFacts(source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
    }
}

extension Surroundings {
    static let sample = Surroundings(
        now: { Date(timeIntervalSince1970: 1_800_000_000) },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
}

extension Vault {
    static func sample() throws -> Vault { try Vault(masterKeys: [Array(repeating: 7, count: 32)]) }
}

extension Parts {
    /// The service on a database that nobody answers for: whatever asks it fails as unavailable, so what is refused before is seen.
    static func sample(base: String = "https://guests.contoso.example") throws -> Parts {
        var nowhere = try PostgresConfiguration(connectionString: "host=/nowhere dbname=nothing user=nobody")
        nowhere.connectDeadline = .milliseconds(100)
        nowhere.poolWaitDeadline = .milliseconds(100)
        let database = Database(app: ConnectionPool(nowhere), worker: ConnectionPool(nowhere))
        let surroundings = Surroundings.sample
        let vault = try Vault.sample()
        let site = try Site(baseURL: base)
        let sealer = LetterSealer(vault: vault, surroundings: surroundings)
        let tenants = PostgresTenantStore(database, surroundings: surroundings)
        let invitations = PostgresInvitationStore(database, surroundings: surroundings)
        let attempts = PostgresAttemptStore(database, surroundings: surroundings)
        let redemptions = PostgresRedemptionStore(database, surroundings: surroundings)
        let guests = PostgresGuestStore(database, surroundings: surroundings)
        let draft = DraftPasscode(vault: vault, letters: sealer, links: site.links, surroundings: surroundings)
        let limits = PasscodeLimits()
        let change = ChangeInvitation(
            invitations: invitations, tenants: tenants, letters: sealer, links: site.links, surroundings: surroundings)
        let visits = PostgresProviderVisitStore(database, limits: limits, surroundings: surroundings)
        let visitProvider = VisitProvider(
            visits: visits, tenants: tenants, registrations: Registrations(), signIn: NoProviders(), vault: vault,
            links: site.links,
            surroundings: surroundings)
        let routeAddress = RouteAddress(registrations: Registrations(), realms: NoProviders())
        let healings = PostgresHealingStore(database, surroundings: surroundings)
        let allowPasscode = AllowPasscode(
            healings: healings, guests: guests, letters: sealer, links: site.links, surroundings: surroundings)
        let returning = ReturnFromProvider(
            visits: visits, attempts: attempts, tenants: tenants, registrations: Registrations(), realms: NoProviders(),
            limits: limits, surroundings: surroundings)
        let conditionalAccess = PostgresConditionalAccessStore(database, surroundings: surroundings)
        let hooks = PostgresHookStore(database, surroundings: surroundings)
        let callHook = CallHook(caller: NoHooks(), gate: HookGate(), vault: vault, surroundings: surroundings)
        let askHooks = AskHooks(callHook: callHook, note: { _ in })
        let askPolicies = AskPolicies(
            store: conditionalAccess, guests: guests, countries: NoCountries(), askHooks: askHooks, surroundings: surroundings)
        let redeem = RedeemInvitation(
            invitations: invitations, tenants: tenants, attempts: attempts, redemptions: redemptions,
            routeAddress: routeAddress, visitProvider: visitProvider,
            draftPasscode: draft, policies: askPolicies, askHooks: askHooks, limits: limits, surroundings: surroundings)
        let inviteGuest = InviteGuest(
            invitations: invitations, tenants: tenants, routeAddress: routeAddress, vault: vault, letters: sealer,
            links: site.links, askHooks: askHooks, surroundings: surroundings)
        let applications = PostgresApplicationStore(database, surroundings: surroundings)
        let accessRequests = PostgresAccessRequestStore(database, surroundings: surroundings)
        let appRoles = PostgresAppRoleStore(database, surroundings: surroundings)
        let handOvers = PostgresHandOverStore(database, surroundings: surroundings)
        let renewals = PostgresRenewalStore(database, surroundings: surroundings)
        let factors = PostgresSecondFactorStore(database, surroundings: surroundings)
        let factorLetters = SecondFactorLetters(letters: sealer, surroundings: surroundings)
        let passkeys = PasskeyCeremony(
            verifier: NoPasskeys(), challenges: PasskeyChallenge(vault: vault, surroundings: surroundings),
            origin: site.base.origin, relyingParty: site.base.host)
        let resetFactors = ResetSecondFactors(
            store: PostgresFactorResetStore(database, surroundings: surroundings), tenants: tenants, sealer: sealer,
            letters: factorLetters, links: site.links, surroundings: surroundings)
        let decideAccess = DecideAccess(requests: accessRequests, applications: applications, inviteGuest: inviteGuest)
        return Parts(
            tenants: tenants, applications: applications,
            appRoles: appRoles, invitations: invitations, guests: guests,
            sessions: PostgresSessionStore(database, surroundings: surroundings),
            outbox: PostgresOutboxStore(database, surroundings: surroundings, mailDomain: "contoso.example"),
            audit: PostgresAuditStore(database), adminTokens: PostgresAdminTokenStore(database),
            signingKeys: PostgresSigningKeyStore(database, surroundings: surroundings),
            inviteGuest: inviteGuest,
            bulkInvitations: BulkInvitations(
                store: PostgresBulkStore(database, surroundings: surroundings), inviteGuest: inviteGuest,
                registrations: Registrations(), surroundings: surroundings),
            reinviteGuest: ReinviteGuest(inviteGuest: inviteGuest, guests: guests, invitations: invitations),
            changeInvitation: change, redeemInvitation: redeem,
            proveMailbox: ProveMailbox(
                attempts: attempts, invitations: invitations, tenants: tenants, draftPasscode: draft, vault: vault,
                limits: limits, surroundings: surroundings),
            signIn: SignInByPasscode(
                attempts: attempts, tenants: tenants, draftPasscode: draft, limits: limits,
                surroundings: surroundings),
            explainRoute: ExplainRoute(routeAddress: routeAddress, guests: guests, surroundings: surroundings),
            changeRoutes: ChangeRoutes(tenants: tenants, guests: guests),
            domainPolicies: PostgresDomainPolicyStore(database, surroundings: surroundings),
            registerProvider: RegisterProvider(
                tenants: tenants, guests: guests, registrations: Registrations(), signIn: NoProviders(), vault: vault,
                links: site.links, allowsLoopback: false, surroundings: surroundings),
            registrations: Registrations(), grants: PostgresGrantStore(database, surroundings: surroundings),
            logouts: PostgresLogoutStore(database),
            grantTokens: GrantTokens(
                grants: PostgresGrantStore(database, surroundings: surroundings), vault: vault, surroundings: surroundings),
            signInByDevice: SignInByDevice(
                requests: PostgresDeviceRequestStore(database, surroundings: surroundings), vault: vault, surroundings: surroundings
            ),
            visitProvider: visitProvider,
            returnFromProvider: returning,
            healGuest: HealGuest(
                healings: healings, tenants: tenants, routeAddress: routeAddress,
                visitProvider: visitProvider, returnFromProvider: returning, surroundings: surroundings),
            askForPasscode: AskForPasscode(
                healings: healings, tenants: tenants, letters: sealer, links: site.links, limits: limits, surroundings: surroundings
            ),
            allowPasscode: allowPasscode,
            reportAttempt: ReportAttempt(
                redemptions: redemptions, tenants: tenants, letters: sealer, links: site.links, surroundings: surroundings),
            requestNewLink: RequestNewLink(
                redeem: redeem, change: change, redemptions: redemptions, letters: sealer, links: site.links,
                surroundings: surroundings),
            actAsSponsor: ActAsSponsor(
                redemptions: redemptions, invitations: invitations, tenants: tenants, change: change,
                allowPasscode: allowPasscode, guests: guests, resetFactors: resetFactors, decideAccess: decideAccess),
            accessRequests: accessRequests, repetitions: PostgresRepetitionStore(database),
            lifecycleReports: PostgresLifecycleReportStore(database),
            accessReviews: PostgresAccessReviewStore(database, surroundings: surroundings),
            reviewAsSponsor: ReviewAsSponsor(
                notices: PostgresAccessReviewStore(database, surroundings: surroundings), tenants: tenants),
            replaceSponsor: ReplaceSponsor(sponsors: PostgresSponsorChangeStore(database, surroundings: surroundings)),
            handOvers: handOvers,
            askForHandOver: AskForHandOver(
                handOvers: handOvers, inviteGuest: inviteGuest, invitations: invitations, guests: guests,
                applications: applications,
                letters: sealer, links: site.links, surroundings: surroundings),
            decideHandOver: DecideHandOver(
                handOvers: handOvers, tenants: tenants, guests: guests, applications: applications, appRoles: appRoles,
                inviteGuest: inviteGuest, letters: sealer, surroundings: surroundings),
            renewAccess: RenewAccess(renewals: renewals, tenants: tenants),
            renewalNotices: WriteRenewalNotices(
                renewals: renewals, tenants: tenants, letters: sealer, links: site.links, surroundings: surroundings),
            secondFactors: factors, passkeys: passkeys,
            proveSecondFactor: ProveSecondFactor(
                store: factors, passkeys: passkeys, letters: factorLetters, vault: vault, surroundings: surroundings),
            addSecondFactor: AddSecondFactor(
                store: factors, passkeys: passkeys, letters: factorLetters, vault: vault, surroundings: surroundings),
            signInByPasskey: SignInByPasskey(store: factors, tenants: tenants, passkeys: passkeys, surroundings: surroundings),
            changeSecondFactors: ChangeSecondFactors(
                store: factors, letters: factorLetters, vault: vault, surroundings: surroundings),
            resetSecondFactors: resetFactors, drawQRCode: { _ in [[true]] },
            askForAccess: AskForAccess(
                requests: accessRequests, attempts: attempts, applications: applications, tenants: tenants, draftPasscode: draft,
                letters: sealer, links: site.links, vault: vault, limits: limits, accessLimits: AccessLimits(),
                surroundings: surroundings),
            discoverTenants: DiscoverTenants(
                discoveries: PostgresTenantDiscoveryStore(database), tenants: tenants, guests: guests, letters: sealer,
                links: site.links,
                vault: vault, limits: limits, surroundings: surroundings),
            takeBounce: TakeBounce(
                bounces: PostgresBounceStore(
                    PostgresOutboxStore(database, surroundings: surroundings, mailDomain: "contoso.example")), tenants: tenants,
                letters: sealer, vault: vault, surroundings: surroundings, read: { _ in nil }),
            decideAccess: decideAccess,
            conditionalAccess: conditionalAccess,
            changeConditionalAccess: ChangeConditionalAccess(
                store: conditionalAccess, countries: NoCountries(), surroundings: surroundings),
            askPolicies: askPolicies,
            replayPolicies: ReplayPolicies(
                store: conditionalAccess, guests: guests, audit: PostgresAuditStore(database), countries: NoCountries(),
                surroundings: surroundings),
            terms: PostgresTermsStore(database, surroundings: surroundings),
            acceptTerms: AcceptTerms(
                terms: PostgresTermsStore(database, surroundings: surroundings), policies: conditionalAccess, letters: sealer,
                surroundings: surroundings),
            renderMarkdown: { $0 },
            limits: PostgresLimitStore(database, surroundings: surroundings),
            requestPace: RequestPace(most: 1_000_000, surroundings: surroundings), limitSettings: Limits(),
            hooks: hooks,
            registerHook: RegisterHook(tenants: tenants, vault: vault, allowsLoopback: false, surroundings: surroundings),
            askHooks: askHooks, tryHook: TryHook(callHook: callHook, note: { _ in }),
            vault: vault, surroundings: surroundings, site: site, checkReadiness: {}, callOutbox: { _, _ in })
    }
}

/// A network that nobody is behind.
struct NoHooks: HookCaller {
    func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to url: String, within: Duration
    ) async -> HookReply { HookReply(.failed(.unreachable), milliseconds: 0) }
}

/// Believes no authenticator.
struct NoPasskeys: PasskeyVerifier {
    func passkey(in authenticatorData: [UInt8], relyingParty: String) -> Passkey? { nil }
    func signCount(of assertion: PasskeyAssertion, by key: Passkey.Key, relyingParty: String) -> Int64? { nil }
}

/// An installation that is registered nowhere: every guest comes by passcode.
struct NoProviders: FederatedSignIn, RealmDirectory {
    func authorizationURL(
        for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> String { throw .misconfigured(reason: "there is none") }

    func identity(
        provedBy code: String, issuer: String?, for request: FederatedRequest, at provider: ProviderRegistration
    ) async throws(FederationRefusal) -> ProvedIdentity { throw .misconfigured(reason: "there is none") }

    func facts(about domain: DomainName, fromEntraAt authority: String?, asksForWorkspace: Bool) async -> RealmFacts { .none }
}
