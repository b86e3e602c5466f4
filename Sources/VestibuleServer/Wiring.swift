import CommonMark
import Curl
import Foundation
import Logging
import Postgres
import QRCode
import ServiceLifecycle
import Tracing
import UnixSignals
import Vestibule
import VestibuleHTTP
import VestibuleMail
import VestibuleStore

/// Every part meets here, once, top to bottom. What starts, in this order: pools, mail, sweeper, watch, HTTP, and
/// what takes leave. They stop in reverse.
struct Wiring: Sendable {
    let parts: Parts
    let services: [any Service]
    let routes: Routes
    private let mailLoops: TransferLoops
    private let providers: Providers
    private let logoutLoop: TransferLoop
    private let hookLoop: TransferLoop
    private let leaving: LeavingService

    /// - Parameters:
    ///   - requestLog: Takes each request's line.
    ///   - tracer: The one that the program was started with, if any.
    init(
        server: ServerSettings, database: DatabaseSettings, mail: MailSettings, limits: Limits,
        accessDigestPause: Duration = .seconds(600), keptAuditMonths: Int = 0,
        federation: FederationSettings = FederationSettings(), vault: Vault,
        surroundings: Surroundings = .live, logger: Logger, requestLog: (@Sendable (RequestLine) -> Void)? = nil,
        logWriter: LineWriter? = nil, tracer: (any Tracer)? = .started, onServing: @escaping @Sendable () async -> Void = {}
    ) throws {
        let meters = ProductMeters()

        // Database
        let app = ConnectionPool(database.app, logger: logger)
        let worker = ConnectionPool(database.worker, logger: logger)
        let stores = Database(app: app, worker: worker, tracer: tracer)
        let tenants = PostgresTenantStore(stores, surroundings: surroundings)
        let applications = PostgresApplicationStore(stores, surroundings: surroundings)
        let invitations = CountingInvitations(
            invitations: PostgresInvitationStore(
                stores, surroundings: surroundings, lettersPerDay: limits.invitationsPerMailboxDay), meters: meters)
        let guests = PostgresGuestStore(stores, surroundings: surroundings)
        let attempts = CountingAttempts(
            attempts: PostgresAttemptStore(stores, surroundings: surroundings), meters: meters)
        let redemptions = CountingRedemptions(
            redemptions: PostgresRedemptionStore(stores, surroundings: surroundings), meters: meters)
        let sessions = PostgresSessionStore(stores, surroundings: surroundings)
        let outbox = PostgresOutboxStore(
            stores, surroundings: surroundings, mailDomain: mail.sender.domain.text,
            onDropped: { meters.letters.count($0, .dropped) })
        let signingKeys = PostgresSigningKeyStore(stores, surroundings: surroundings)
        let grants = PostgresGrantStore(stores, surroundings: surroundings)
        let logouts = PostgresLogoutStore(stores)
        let domainPolicies = PostgresDomainPolicyStore(stores, surroundings: surroundings)

        let hooks = PostgresHookStore(stores, surroundings: surroundings)

        // Hooks, asked by several rules. By a loop of their own: they are tenants' addresses.
        hookLoop = try TransferLoop(limits: CurlHookCaller.limits)
        let callHook = CallHook(
            caller: CurlHookCaller(loop: hookLoop, ranges: server.hookRanges, allowsLoopback: federation.allowsLoopback),
            gate: HookGate(), vault: vault, surroundings: surroundings)
        let hookJournal = HookJournal(meters: meters, logger: logger)
        let askHooks = AskHooks(callHook: callHook, note: hookJournal.note)

        // Rules
        let links = server.site.links
        let sealer = LetterSealer(vault: vault, surroundings: surroundings)
        let draft = DraftPasscode(vault: vault, letters: sealer, links: links, surroundings: surroundings)
        let change = ChangeInvitation(
            invitations: invitations, tenants: tenants, letters: sealer, links: links, surroundings: surroundings)
        let visits = PostgresProviderVisitStore(stores, limits: limits.passcodes, surroundings: surroundings)
        providers = try Providers(federation, surroundings: surroundings)
        let signIn = CountingSignIn(signIn: providers, meters: meters)
        let visitProvider = VisitProvider(
            visits: visits, tenants: tenants, registrations: federation.registrations, signIn: signIn, vault: vault,
            links: links, surroundings: surroundings)
        let routeAddress = RouteAddress(registrations: federation.registrations, realms: providers)
        let healings = PostgresHealingStore(stores, surroundings: surroundings)
        let factorLetters = SecondFactorLetters(letters: sealer, surroundings: surroundings)
        let factors = PostgresSecondFactorStore(stores, surroundings: surroundings)
        let passkeys = PasskeyCeremony(
            verifier: Passkeys(), challenges: PasskeyChallenge(vault: vault, surroundings: surroundings),
            origin: server.site.base.origin, relyingParty: server.site.base.host)
        let resetFactors = ResetSecondFactors(
            store: PostgresFactorResetStore(stores, surroundings: surroundings), tenants: tenants, sealer: sealer,
            letters: factorLetters, links: links, surroundings: surroundings)
        let allowPasscode = AllowPasscode(
            healings: healings, guests: guests, letters: sealer, links: links, surroundings: surroundings)
        let returning = ReturnFromProvider(
            visits: visits, attempts: attempts, tenants: tenants, registrations: federation.registrations, realms: providers,
            limits: limits.passcodes, surroundings: surroundings)
        let conditionalAccess = PostgresConditionalAccessStore(stores, surroundings: surroundings)
        let terms = PostgresTermsStore(stores, surroundings: surroundings)
        let countries: any CountryDirectory = try server.countriesFile.map { try FileOfCountries($0) } ?? NoCountries()
        let askPolicies = AskPolicies(
            store: conditionalAccess, guests: guests, countries: countries, askHooks: askHooks, surroundings: surroundings)
        let redeem = RedeemInvitation(
            invitations: invitations, tenants: tenants, attempts: attempts, redemptions: redemptions,
            routeAddress: routeAddress,
            visitProvider: visitProvider, draftPasscode: draft, policies: askPolicies, askHooks: askHooks, limits: limits.passcodes,
            surroundings: surroundings)
        let inviteGuest = InviteGuest(
            invitations: invitations, tenants: tenants, routeAddress: routeAddress, vault: vault, letters: sealer, links: links,
            askHooks: askHooks, surroundings: surroundings)
        let bulkStore = PostgresBulkStore(stores, surroundings: surroundings)
        let requestStore = PostgresAccessRequestStore(stores, surroundings: surroundings)
        let accessRequests = CountingAccessRequests(requests: requestStore, meters: meters)
        let decideAccess = DecideAccess(requests: accessRequests, applications: applications, inviteGuest: inviteGuest)
        let lanes = Lanes()
        let requestCounts = PostgresRequestCountStore(stores)
        let requestPace = RequestPace(most: limits.requestsPerApplicationMinute, surroundings: surroundings)
        let appRoles = PostgresAppRoleStore(stores, surroundings: surroundings)
        let handOvers = PostgresHandOverStore(stores, surroundings: surroundings)
        let renewals = PostgresRenewalStore(stores, surroundings: surroundings)
        let renewalNotices = WriteRenewalNotices(
            renewals: renewals, tenants: tenants, letters: sealer, links: links, surroundings: surroundings)
        let accessReviews = PostgresAccessReviewStore(stores, surroundings: surroundings)
        let discoveries = PostgresTenantDiscoveryStore(stores)
        let discoverTenants = DiscoverTenants(
            discoveries: discoveries, tenants: tenants, guests: guests, letters: sealer, links: links, vault: vault,
            limits: limits.passcodes, surroundings: surroundings)

        let takeBounce = TakeBounce(
            bounces: PostgresBounceStore(outbox), tenants: tenants, letters: sealer, vault: vault, surroundings: surroundings,
            read: DeliveryReportReader.read)

        // Numbers, lines and spans
        let checkReadiness: @Sendable () async throws -> Void = { try await stores.checkReadiness() }
        let outboxWatch = OutboxWatch(outbox: outbox, logger: logger)
        let databaseWatch = DatabaseWatch(checkReadiness)
        let process = ProcessMetrics()
        var observers = Observers()
        observers.log = requestLog
        observers.tracing = tracer.map { RequestTracing($0) }
        observers.sources = [
            { meters.families }, { outboxWatch.families },
            { poolMetrics([("requests", app), ("workers", worker)]) }, { await databaseWatch.families() },
            { process.families() }, { logWriter?.families ?? [] },
        ]

        // HTTP
        parts = Parts(
            tenants: tenants, applications: applications, appRoles: appRoles,
            invitations: invitations, guests: guests, sessions: sessions, outbox: outbox,
            audit: PostgresAuditStore(stores),
            adminTokens: PostgresAdminTokenStore(stores), signingKeys: signingKeys,
            inviteGuest: inviteGuest,
            bulkInvitations: BulkInvitations(
                store: bulkStore, inviteGuest: inviteGuest, registrations: federation.registrations, surroundings: surroundings),
            reinviteGuest: ReinviteGuest(inviteGuest: inviteGuest, guests: guests, invitations: invitations),
            changeInvitation: change, redeemInvitation: redeem,
            proveMailbox: ProveMailbox(
                attempts: attempts, invitations: invitations, tenants: tenants, draftPasscode: draft, vault: vault,
                limits: limits.passcodes, surroundings: surroundings),
            signIn: SignInByPasscode(
                attempts: attempts, tenants: tenants, draftPasscode: draft, limits: limits.passcodes, surroundings: surroundings),
            explainRoute: ExplainRoute(routeAddress: routeAddress, guests: guests, surroundings: surroundings),
            changeRoutes: ChangeRoutes(tenants: tenants, guests: guests), domainPolicies: domainPolicies,
            registerProvider: RegisterProvider(
                tenants: tenants, guests: guests, registrations: federation.registrations, signIn: providers, vault: vault,
                links: links, allowsLoopback: federation.allowsLoopback, surroundings: surroundings),
            registrations: federation.registrations, grants: grants, logouts: logouts,
            grantTokens: GrantTokens(grants: grants, vault: vault, surroundings: surroundings),
            signInByDevice: SignInByDevice(
                requests: PostgresDeviceRequestStore(stores, surroundings: surroundings), vault: vault, surroundings: surroundings),
            visitProvider: visitProvider,
            returnFromProvider: returning,
            healGuest: HealGuest(
                healings: healings, tenants: tenants, routeAddress: routeAddress,
                visitProvider: visitProvider, returnFromProvider: returning, surroundings: surroundings),
            askForPasscode: AskForPasscode(
                healings: healings, tenants: tenants, letters: sealer, links: links, limits: limits.passcodes,
                surroundings: surroundings),
            allowPasscode: allowPasscode,
            reportAttempt: ReportAttempt(
                redemptions: redemptions, tenants: tenants, letters: sealer, links: links, surroundings: surroundings),
            requestNewLink: RequestNewLink(
                redeem: redeem, change: change, redemptions: redemptions, letters: sealer, links: links,
                surroundings: surroundings),
            actAsSponsor: ActAsSponsor(
                redemptions: redemptions, invitations: invitations, tenants: tenants, change: change,
                allowPasscode: allowPasscode, guests: guests, resetFactors: resetFactors, decideAccess: decideAccess),
            accessRequests: accessRequests, repetitions: PostgresRepetitionStore(stores),
            lifecycleReports: PostgresLifecycleReportStore(stores), accessReviews: accessReviews,
            reviewAsSponsor: ReviewAsSponsor(notices: accessReviews, tenants: tenants),
            replaceSponsor: ReplaceSponsor(sponsors: PostgresSponsorChangeStore(stores, surroundings: surroundings)),
            handOvers: handOvers,
            askForHandOver: AskForHandOver(
                handOvers: handOvers, inviteGuest: inviteGuest, invitations: invitations, guests: guests,
                applications: applications,
                letters: sealer, links: links, surroundings: surroundings),
            decideHandOver: DecideHandOver(
                handOvers: handOvers, tenants: tenants, guests: guests, applications: applications, appRoles: appRoles,
                inviteGuest: inviteGuest, letters: sealer, surroundings: surroundings),
            renewAccess: RenewAccess(renewals: renewals, tenants: tenants), renewalNotices: renewalNotices,
            secondFactors: factors, passkeys: passkeys,
            proveSecondFactor: ProveSecondFactor(
                store: factors, passkeys: passkeys, letters: factorLetters, vault: vault, surroundings: surroundings),
            addSecondFactor: AddSecondFactor(
                store: factors, passkeys: passkeys, letters: factorLetters, vault: vault, surroundings: surroundings),
            signInByPasskey: SignInByPasskey(store: factors, tenants: tenants, passkeys: passkeys, surroundings: surroundings),
            changeSecondFactors: ChangeSecondFactors(
                store: factors, letters: factorLetters, vault: vault, surroundings: surroundings),
            resetSecondFactors: resetFactors, drawQRCode: { QRCode.rows(of: $0) },
            askForAccess: AskForAccess(
                requests: accessRequests, attempts: attempts, applications: applications, tenants: tenants, draftPasscode: draft,
                letters: sealer, links: links, vault: vault, limits: limits.passcodes, accessLimits: limits.access,
                surroundings: surroundings),
            discoverTenants: discoverTenants, takeBounce: takeBounce,
            bounceToken: mail.bounceToken.map { TokenDigest(of: $0) }, decideAccess: decideAccess,
            conditionalAccess: conditionalAccess,
            changeConditionalAccess: ChangeConditionalAccess(
                store: conditionalAccess, countries: countries, surroundings: surroundings),
            askPolicies: askPolicies,
            replayPolicies: ReplayPolicies(
                store: conditionalAccess, guests: guests, audit: PostgresAuditStore(stores), countries: countries,
                surroundings: surroundings),
            terms: terms,
            acceptTerms: AcceptTerms(
                terms: terms, policies: conditionalAccess, letters: sealer, surroundings: surroundings),
            renderMarkdown: Markdown.html,
            limits: PostgresLimitStore(stores, surroundings: surroundings), requestPace: requestPace, limitSettings: limits,
            hooks: hooks,
            registerHook: RegisterHook(
                tenants: tenants, vault: vault, allowsLoopback: federation.allowsLoopback, surroundings: surroundings),
            askHooks: askHooks, tryHook: TryHook(callHook: callHook, note: hookJournal.note),
            vault: vault, surroundings: surroundings, site: server.site,
            checkReadiness: checkReadiness,
            callOutbox: { tenant, kind in lanes.call(tenant, isUrgent: kind == .passcode) }, observers: observers,
            bodyPatience: .seconds(server.bodySeconds))
        routes = try Routes(parts)
        let http = try HTTPListeners(server, routes: routes, departure: observers.departure, logger: logger, onServing: onServing)
        leaving = LeavingService(
            departure: observers.departure, doors: http.doors, pause: .seconds(server.drainSeconds))

        // Mail
        // One for each letter that may be under way in the worker's two lanes.
        mailLoops = try TransferLoops(count: 2 * Lane.crew)
        let transport = SMTPTransport(send: Self.sender(loops: mailLoops, heloName: mail.sender.domain.text))
        let courier = LetterCourier(
            outbox: outbox, tenants: tenants, sealer: sealer, vault: vault, transport: transport, takeBounce: takeBounce,
            mail: mail, limits: limits, surroundings: surroundings, meters: meters, tracer: tracer, logger: logger)

        // Applications that are told of sessions that are over. By a loop of their own: they are tenants' addresses.
        logoutLoop = try TransferLoop()
        let logoutWorker = LogoutWorker(
            logouts: logouts,
            tokens: LogoutTokens(
                signingKeys: signingKeys, tenants: tenants, vault: vault, surroundings: surroundings, site: server.site),
            fetch: HTTPFetch(loop: logoutLoop, permitsPlainLoopback: federation.allowsLoopback), meters: meters, logger: logger)

        let goOnWithReviews = GoOnWithReviews(
            reviews: accessReviews, tenants: tenants,
            askSponsors: AskSponsors(
                reviews: accessReviews, tenants: tenants, letters: sealer, links: links, surroundings: surroundings),
            guests: { try guestFilter(ofReview: $0, in: $1) })
        let accessDigests = WriteAccessDigests(digests: requestStore, tenants: tenants, letters: sealer, links: links)
        services =
            [
                PoolService(pool: app), PoolService(pool: worker),
                OutboxWorker(courier: courier, outbox: outbox, lanes: lanes, logger: logger),
                RoundWorker(
                    pause: accessDigestPause, failure: "sponsors could not be told of requests that wait", logger: logger,
                    round: { for tenant in try await accessDigests() { lanes.call(tenant, isUrgent: false) } }),
                DomainPolicyWorker(apply: ApplyDomainPolicy(versions: domainPolicies), logger: logger),
                RoundWorker(
                    pause: accessDigestPause, failure: "sponsors could not be told of access that ends", logger: logger,
                    round: {
                        while try await renewals.noteEnds(limit: 500) == 500, !Task.isCancelled {}
                        for tenant in try await renewalNotices() { lanes.call(tenant, isUrgent: false) }
                    }),
                RoundWorker(
                    pause: .seconds(10), failure: "second factors could not be reset", logger: logger,
                    round: { for tenant in try await resetFactors.carryOut() { lanes.call(tenant, isUrgent: false) } }),
                RoundWorker(
                    pause: .seconds(1), failure: "requests could not be counted together with the other replicas'", logger: logger,
                    round: { try await requestPace.share(with: requestCounts) }),
                RoundWorker(
                    pause: .seconds(1), failure: "access reviews could not go on", logger: logger,
                    round: { while !Task.isCancelled, try await goOnWithReviews() {} }),
                logoutWorker,
                HookWorker(
                    hooks: hooks, deliver: DeliverNotification(callHook: callHook), journal: hookJournal, meters: meters,
                    logger: logger),
                SealingWorker(
                    chains: PostgresChainStore(stores, surroundings: surroundings), vault: vault, keptMonths: keptAuditMonths,
                    logger: logger),
                DiscoveryWorker(discoveries: discoveries, discoverTenants: discoverTenants, lanes: lanes, logger: logger),
                BulkWorker(
                    store: bulkStore,
                    inviteLines: InviteLines(
                        inviteGuest: inviteGuest, applications: applications, tokens: PostgresAdminTokenStore(stores),
                        store: bulkStore, codeOf: errorCode),
                    lanes: lanes, logger: logger),
                Sweeper(outbox: outbox, guests: guests, logger: logger), outboxWatch,
            ] + http.services
    }

    /// Runs everything until a signal asks to stop. Then the replica takes its leave (it is not ready any more, but serves), finishes what
    /// is under way, and stops, all within ten seconds.
    ///
    /// - Throws: why a service could not go on; the others were asked to stop.
    func run(with others: [any Service] = [], logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: (services + others + [leaving]).map {
                // Not cancelled: a server that is cancelled while it accepts a connection ends the process at once (NIO).
                .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger.sparingServices)
        configuration.maximumGracefulShutdownDuration = .seconds(9)
        do { try await ServiceGroup(configuration: configuration).run() } catch {
            await stopLoops()
            throw error
        }
        await stopLoops()
    }

    private func stopLoops() async {
        await mailLoops.stop()
        await providers.stop()
        await logoutLoop.stop()
        await hookLoop.stop()
    }

    /// libcurl's answers in the words of the mail target, which does not know libcurl.
    private static func sender(loops: TransferLoops, heloName: String) -> SMTPTransport.Send {
        { message, from, to, relay in
            do throws(CurlError) {
                let reply = try await loops.use { loop throws(CurlError) in
                    try await SMTPDelivery(loop: loop, heloName: heloName)
                        .deliver(message, from: from, to: to, through: relay.asServer, within: .seconds(60))
                }
                return .replied(code: reply.code, text: reply.text)
            } catch {
                switch error {
                case .answered(let reply, to: .envelope), .answered(let reply, to: .content):
                    return .replied(code: reply.code, text: reply.text)
                default: return .failed(reason: "\(error)")
                }
            }
        }
    }
}

extension MailRelay {
    /// In the words of the target that speaks SMTP.
    var asServer: SMTPServer {
        SMTPServer(
            host: host, port: port, security: security.asSpoken, username: username, password: password, caFile: caFile,
            egress: isTenants ? .publicOnly : .relay())
    }
}

extension MailRelay.Security {
    fileprivate var asSpoken: SMTPServer.Security {
        switch self {
        case .startTLS: .startTLS
        case .implicitTLS: .implicitTLS
        case .plaintext: .plaintext
        }
    }
}

extension Optional where Wrapped == any Tracer {
    /// The tracer that the program bootstrapped, or nil: then no span costs anything.
    static var started: Self {
        let tracer = InstrumentationSystem.tracer
        return tracer is NoOpTracer ? nil : tracer
    }
}
