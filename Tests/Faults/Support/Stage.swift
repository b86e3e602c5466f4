import Foundation
import Postgres
import Synchronization
import TestSupport
import VestibuleSandbox

/// A service that is up on a database of its own, with one tenant whose application invites.
final class Stage: RunningService {
    let service: ServedService
    let adminToken: String
    /// The owner's view of the database, which goes around every fault in between.
    let owner: ConnectionPool
    let tenant: String
    private let client: (id: String, secret: String)
    /// Read by every client, renewed before it expires.
    private let accessToken = Mutex("")

    static let domain = "contoso.example"
    static let redirectURL = "https://app.contoso.example/welcome"
    /// Nobody there may be invited.
    static let blockedDomain = "evil.test"

    /// No limit stands in the way of a crowd: these tests are about other things.
    static let settings = [
        "VESTIBULE_MAIL_PER_MAILBOX_DAY": "100000", "VESTIBULE_MAIL_INVITATIONS_PER_DAY": "100000",
        "VESTIBULE_PASSCODE_SECONDS_BETWEEN": "0", "VESTIBULE_PASSCODE_PER_HOUR": "100000",
        "VESTIBULE_PASSCODE_PER_DAY": "100000", "VESTIBULE_PASSCODE_PER_NETWORK_HOUR": "1000000",
        "VESTIBULE_API_PER_APPLICATION_MINUTE": "100000000",
        "VESTIBULE_DATABASE_CONNECTIONS": "6",
    ]
    /// What the service may hold: the requests' pool and the workers'.
    static let mostConnections = 6 + 4

    /// Runs `body` on a stage at `place`, whose database is empty.
    static func run(at place: ServedService.Place, _ body: (Stage) async throws -> Void) async throws {
        var place = place
        place.settings.merge(settings) { own, _ in own }
        try await ServedService.run(at: place) { service in
            try await service.start()
            var configuration = try PostgresConfiguration(connectionString: place.owner)
            configuration.maximumConnections = 2
            configuration.queryDeadline = .seconds(30)
            configuration.poolWaitDeadline = .seconds(10)
            let owner = ConnectionPool(configuration)
            let outcome: Result<Void, any Error>
            do {
                let stage = try await Stage(service, owner)
                outcome = .success(try await body(stage))
            } catch { outcome = .failure(error) }
            await owner.close()
            try outcome.get()
        }
    }

    private init(_ service: ServedService, _ owner: ConnectionPool) async throws {
        self.service = service
        self.owner = owner
        let admin = try await service.adminToken()
        adminToken = admin
        func post(_ path: String, _ body: JSON) async throws -> JSON {
            let headers = [("Authorization", "Bearer \(admin)"), ("Content-Type", "application/json")]
            let answer = try await HTTPExchange(method: "POST", target: path, headers: headers, body: body.bytes)
                .send(to: service.port)
            guard (200..<300).contains(answer.status) else { throw UnexpectedAnswer(what: path, answer: answer) }
            return answer.json
        }
        let tenant = try await post(
            "/admin/tenants",
            [
                "name": "Contoso", "contact": "it@contoso.example", "domain": .string(Self.domain),
                "redirectOrigin": "https://app.contoso.example", "dailyLetters": .number(1_000_000),
            ])
        self.tenant = tenant["id"].text ?? ""
        _ = try await post("/admin/tenants/\(Self.domain)/domain-policy", ["block": .string(Self.blockedDomain)])
        let application = try await post("/admin/tenants/\(Self.domain)/applications", ["name": "Projects"])
        client = (application["clientId"].text ?? "", application["clientSecret"].text ?? "")
        try await renewToken()
    }

    var token: String { accessToken.withLock { $0 } }

    func renewToken() async throws {
        let form = "grant_type=client_credentials&client_id=\(client.id)&client_secret=\(client.secret)"
        let answer = try await HTTPExchange(
            method: "POST", target: "/\(Self.domain)/oauth2/v2.0/token",
            headers: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8)
        ).send(to: service.port)
        guard let token = answer.json["access_token"].text else {
            throw UnexpectedAnswer(what: "a token", answer: answer)
        }
        accessToken.withLock { $0 = token }
    }

    var port: Int { service.port }
    var base: String { "http://localhost:\(service.port)" }
    var mailbox: Mailbox { service.mailbox }

    func browser() -> Browser { Browser(self) }

    /// The request that invites `address`.
    func invitation(of address: String, key: String?) -> HTTPExchange {
        let body: JSON = [
            "invitedUserEmailAddress": .string(address), "inviteRedirectUrl": .string(Self.redirectURL),
            "sendInvitationMessage": true,
        ]
        // The name that the service goes by, whatever port a wire before it has.
        var headers = [
            (name: "Host", value: "localhost:\(service.port)"), (name: "Authorization", value: "Bearer \(token)"),
            (name: "Content-Type", value: "application/json"),
        ]
        if let key { headers.append((name: "Idempotency-Key", value: key)) }
        return HTTPExchange(method: "POST", target: "/v1.0/invitations", headers: headers, body: body.bytes)
    }

    /// The rows of a statement, read as the owner.
    func rows(_ statement: String) async throws -> Rows {
        try await owner.query("\(unescaped: statement)", within: .seconds(20))
    }

    /// One column of text of each row.
    func texts(_ statement: String) async throws -> [String] {
        try await rows("select t::text as text from (\(statement)) as rows (t)").map { try $0.decode("text") }
    }
}
