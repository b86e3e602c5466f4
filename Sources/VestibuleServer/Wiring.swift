import Curl
import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Postgres
import ServiceLifecycle
import UnixSignals
import Vestibule
import VestibuleHTTP
import VestibuleMail
import VestibuleStore

/// Every part meets here, once, top to bottom. What starts, in this order: pools, mail, sweeper, HTTP. They stop in reverse.
struct Wiring: Sendable {
    let parts: Parts
    let services: [any Service]
    let routes: Routes
    private let mailLoop: TransferLoop

    init(
        server: ServerSettings, database: DatabaseSettings, mail: MailSettings, limits: PasscodeLimits, vault: Vault,
        surroundings: Surroundings = .live, logger: Logger, onServing: @escaping @Sendable () async -> Void = {}
    ) throws {
        // Database
        let app = ConnectionPool(database.app, logger: logger)
        let worker = ConnectionPool(database.worker, logger: logger)
        let stores = Database(app: app, worker: worker)
        let tenants = PostgresTenantStore(stores, surroundings: surroundings)
        let applications = PostgresApplicationStore(stores, surroundings: surroundings)
        let invitations = PostgresInvitationStore(
            stores, surroundings: surroundings, lettersPerDay: mail.invitationsPerDay)
        let guests = PostgresGuestStore(stores, surroundings: surroundings)
        let attempts = PostgresAttemptStore(stores, surroundings: surroundings)
        let redemptions = PostgresRedemptionStore(stores, surroundings: surroundings)
        let sessions = PostgresSessionStore(stores, surroundings: surroundings)
        let outbox = PostgresOutboxStore(stores, surroundings: surroundings, mailDomain: mail.sender.domain.text)
        let signingKeys = PostgresSigningKeyStore(stores, surroundings: surroundings)

        // Rules
        let links = server.site.links
        let sealer = LetterSealer(vault: vault, surroundings: surroundings)
        let draft = DraftPasscode(vault: vault, letters: sealer, links: links, surroundings: surroundings)
        let change = ChangeInvitation(
            invitations: invitations, tenants: tenants, letters: sealer, links: links, surroundings: surroundings)
        let redeem = RedeemInvitation(
            invitations: invitations, tenants: tenants, attempts: attempts, redemptions: redemptions, draftPasscode: draft,
            limits: limits, surroundings: surroundings)
        let bells = OutboxBells()

        // HTTP
        parts = Parts(
            tenants: tenants, applications: applications, invitations: invitations, guests: guests, sessions: sessions,
            attempts: attempts, outbox: outbox, audit: PostgresAuditStore(stores),
            adminTokens: PostgresAdminTokenStore(stores), signingKeys: signingKeys,
            inviteGuest: InviteGuest(
                invitations: invitations, tenants: tenants, vault: vault, letters: sealer, links: links,
                surroundings: surroundings),
            changeInvitation: change, redeemInvitation: redeem,
            proveMailbox: ProveMailbox(
                attempts: attempts, invitations: invitations, tenants: tenants, draftPasscode: draft, vault: vault,
                limits: limits, surroundings: surroundings),
            signIn: SignInByPasscode(
                guests: guests, attempts: attempts, tenants: tenants, draftPasscode: draft, limits: limits,
                surroundings: surroundings),
            reportAttempt: ReportAttempt(
                redemptions: redemptions, tenants: tenants, letters: sealer, links: links, surroundings: surroundings),
            requestNewLink: RequestNewLink(
                redeem: redeem, change: change, redemptions: redemptions, letters: sealer, links: links,
                surroundings: surroundings),
            actAsSponsor: ActAsSponsor(
                redemptions: redemptions, invitations: invitations, tenants: tenants, change: change),
            vault: vault, surroundings: surroundings, site: server.site,
            checkReadiness: { _ = try await app.query("select 1 as ready", within: .seconds(1)) },
            nudgeOutbox: { bells.ring() })
        routes = try Routes(parts)
        let http = try Self.http(server, routes: routes, logger: logger, onServing: onServing)

        // Mail
        mailLoop = try TransferLoop()
        let transport = SMTPTransport(send: Self.sender(loop: mailLoop, heloName: mail.sender.domain.text))
        let courier = LetterCourier(
            outbox: outbox, tenants: tenants, sealer: sealer, vault: vault, transport: transport, mail: mail,
            surroundings: surroundings, logger: logger)

        services = [
            PoolService(pool: app), PoolService(pool: worker),
            OutboxWorker(courier: courier, outbox: outbox, bells: bells, logger: logger),
            Sweeper(outbox: outbox, logger: logger), http,
        ]
    }

    /// Runs everything until a signal asks to stop, and then drains within ten seconds.
    func run(with others: [any Service] = [], logger: Logger) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services + others, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(9)
        do { try await ServiceGroup(configuration: configuration).run() } catch {
            await mailLoop.stop()
            throw error
        }
        await mailLoop.stop()
    }

    private static func http(
        _ server: ServerSettings, routes: Routes, logger: Logger, onServing: @escaping @Sendable () async -> Void
    ) throws -> any Service {
        // Slow clients are cut off, and a header is a header, not a book.
        let channel = HTTP1Channel.Configuration(
            idleTimeout: .seconds(30),
            httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
        let loops = MultiThreadedEventLoopGroup.singleton
        let executors = LoopExecutors(loops)
        var builder = HTTPServerBuilder { responder in
            LoopChannel(base: HTTP1Channel(responder: responder, configuration: channel), executors: executors)
        }
        if let tls = server.tls {
            let chain = try NIOSSLCertificate.fromPEMFile(tls.certificateFile).map { NIOSSLCertificateSource.certificate($0) }
            let key = try NIOSSLPrivateKey(file: tls.keyFile, format: .pem)
            builder = try .tls(
                builder,
                tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
        }
        return Hummingbird.Application(
            router: routes.router(), server: builder,
            configuration: ApplicationConfiguration(
                address: .hostname(server.host, port: server.port), backlog: 1024,
                availableConnectionsDelegate: MaximumAvailableConnections(server.maximumConnections)),
            onServerRunning: { _ in await onServing() }, eventLoopGroupProvider: .shared(loops), logger: logger)
    }

    /// libcurl's answers in the words of the mail target, which does not know libcurl.
    private static func sender(loop: TransferLoop, heloName: String) -> SMTPTransport.Send {
        let delivery = SMTPDelivery(loop: loop, heloName: heloName)
        return { message, from, to, relay in
            do throws(CurlError) {
                let reply = try await delivery.deliver(
                    message, from: from, to: to, through: relay.asServer, within: .seconds(60))
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
