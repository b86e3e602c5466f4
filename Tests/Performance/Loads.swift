import Foundation
import Postgres
import Vestibule

/// Prepares what wrk sends: tokens and form tokens from the service itself, addresses and ids from the seed.
struct Loads: Sendable {
    let subject: Subject
    let folder: String

    func load(_ operation: Operation, seconds: Int) async throws -> Load {
        let lines: [[String]]
        switch operation {
        case .createInvitation:
            lines = try await tokens().enumerated().map { [$1, "https://app.tenant\($0).example"] }.weighted(by: subject.seed)
        case .getGuest: lines = try await guestLines()
        case .listGuests:
            let tokens = try await tokens()
            lines = subject.seed.withAPage.enumerated().map { at, _ in
                ["/v1.0/users?%24filter=externalUserState%20eq%20%27Accepted%27&%24top=100", tokens[at]]
            }.evened()
        case .tokenES256: lines = subject.seed.tenants.map { tokenLine($0, $0.application) }
        case .tokenRS256: lines = subject.seed.tenants.map { tokenLine($0, $0.rsaApplication) }
        case .discovery: lines = subject.seed.tenants.map { ["/\($0.id)/v2.0/.well-known/openid-configuration"] }
        case .sendPasscode: lines = try await addressLines()
        case .checkPasscode:
            lines = try await Attempts(subject: subject).lines(8000 * seconds, form: try await form(of: subject.seed.largest))
        case .signInToApplication: lines = try await SignedInGuests(subject: subject).sessionLines()
        case .refresh: lines = try await SignedInGuests(subject: subject).refreshLines()
        }
        return try Load(operation.rawValue, lines: lines, folder: folder)
    }

    /// A fresh access token for each tenant.
    func tokens() async throws -> [String] {
        var tokens: [String] = []
        for tenant in subject.seed.tenants {
            let line = tokenLine(tenant, tenant.application)
            let answer = try await curl(
                line[0], "-d", "grant_type=client_credentials", "-d", "client_id=\(line[1])", "-d", "client_secret=\(line[2])")
            guard let token = answer.firstMatch(of: #/"access_token":"([^"]+)"/#)?.1 else {
                throw Program.Failure(description: "No token: \(answer)")
            }
            tokens.append(String(token))
        }
        return tokens
    }

    private func tokenLine(_ tenant: Seed.SeededTenant, _ client: Seed.Client) -> [String] {
        ["/\(tenant.id)/oauth2/v2.0/token", client.id.description, client.secret]
    }

    private func guestLines() async throws -> [[String]] {
        let tokens = try await tokens()
        var lines: [[String]] = []
        for (tenant, token) in zip(subject.seed.tenants, tokens) {
            let share = max(1, 20_000 * tenant.guests / subject.guests)
            let rows = try await subject.owner.query(
                "select guest_id from guests where tenant_id = \(tenant.id) order by md5(guest_id::text) limit \(share)",
                within: .seconds(60))
            lines += try rows.map { ["/v1.0/users/\(try $0.decode("guest_id", as: Guest.ID.self))", token] }
        }
        return lines.shuffled()
    }

    private func addressLines() async throws -> [[String]] {
        let tenant = subject.seed.largest
        let form = try await form(of: tenant)
        return (0..<20_000).map { number in
            let guest = Int.random(in: 1...tenant.guests)
            // Every tenth guest has not accepted yet, and would be treated as a stranger.
            let accepted = guest % 10 == 0 ? max(1, guest - 1) : guest
            return [
                "/\(tenant.id)/signin", form.cookie, form.token, "guest\(accepted)%40partner\(accepted % 97).example",
                "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)",
            ]
        }
    }

    struct Form: Sendable {
        var cookie: String
        var token: String
    }

    /// The sign-in form of a tenant, as a browser is given it.
    private func form(of tenant: Seed.SeededTenant) async throws -> Form {
        let page = try await curl("/\(tenant.id)/signin", "--include")
        guard let cookie = page.firstMatch(of: #/[Ss]et-[Cc]ookie: (vestibule-form=[^;\r]+)/#)?.1,
            let token = page.firstMatch(of: #/name="token" value="([^"]+)"/#)?.1
        else { throw Program.Failure(description: "No form: \(page.prefix(600))") }
        return Form(cookie: String(cookie), token: String(token))
    }

    private func curl(_ path: String, _ arguments: String...) async throws -> String {
        try await Program.run(
            ["/usr/bin/curl", "--silent", "--show-error", "http://localhost:\(subject.port)\(path)"] + arguments,
            log: "\(folder)/curl.log")
    }
}

extension [[String]] {
    /// Each tenant's line as often as its share of the guests says, an even number of lines in all, because wrk's two threads take turns.
    fileprivate func weighted(by seed: Seed) -> [[String]] {
        let all = seed.tenants.reduce(0) { $0 + $1.guests }
        let lines = zip(self, seed.tenants).flatMap { line, tenant in
            Array(repeating: line, count: Swift.max(1, 200 * tenant.guests / all))
        }
        return lines.shuffled().evened()
    }

    fileprivate func evened() -> [[String]] { count % 2 == 0 ? self : self + [self[0]] }
}
