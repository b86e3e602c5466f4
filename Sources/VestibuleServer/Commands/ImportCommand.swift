import ArgumentParser
import Curl
import Foundation
import Vestibule
import VestibuleStore

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Brings guests here from another directory.", subcommands: [Entra.self])

    struct Entra: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings the guests of an Entra tenant here, as Graph's /users lists them.",
            discussion: """
                Needs VESTIBULE_DATABASE_URL. May be run again at any time: who is here already is not brought again. Ends with status 1 when
                a guest was refused.

                  vestibule import entra --tenant contoso.example --dry-run --token-file token \\
                      --url "https://graph.microsoft.com/v1.0/users?\\$filter=userType eq 'Guest'&\\$top=999&\\$select=\(EntraUser.selection)"
                """)

        @OptionGroup var options: SettingsOption
        @Option(help: "Whose guests they become: a tenant's id or one of its domains.") var tenant: String
        @Option(help: "A file with pages of /users, an array of users, or lines of either; may be given again.") var file:
            [String] = []
        @Option(help: "The first page's URL.") var url: String?
        @Option(help: "A file with the access token for --url.") var tokenFile: String?
        @Flag(help: "Says of each guest what would be done, and changes nothing.") var dryRun = false
        @Flag(help: "Invites who has not accepted, by letter.") var invite = false
        @Option(help: "Who invites: the client id of an application of the tenant.") var application: String?
        @Option(help: "Where guests who are invited go after redeeming.") var redirectURL: String?

        func validate() throws {
            guard !file.isEmpty || url != nil else { throw ValidationError("Give --file or --url.") }
            guard (url == nil) == (tokenFile == nil) else { throw ValidationError("--url and --token-file go together.") }
            guard !invite || (application != nil && redirectURL != nil) else {
                throw ValidationError("--invite needs --application, who invites, and --redirect-url, where guests go.")
            }
            if let redirectURL {
                do { _ = try RedirectURL(redirectURL) } catch { throw ValidationError("--redirect-url: \(error.sentence)") }
            }
        }

        func run() async throws {
            let refused = try await withPool(try DatabaseSettings.app(try await options.reader())) { pool in
                try await run(on: Database(app: pool, worker: pool))
            }
            if refused > 0 { throw ExitCode.failure }
        }

        /// - Returns: How many were refused.
        private func run(on database: Database) async throws -> Int {
            let surroundings = Surroundings.live
            let tenants = PostgresTenantStore(database, surroundings: surroundings)
            let tenant = try await found(in: tenants)
            let inviter = try await inviter(of: tenant, in: PostgresApplicationStore(database, surroundings: surroundings))
            let guests = ImportGuests(
                store: PostgresImportStore(database, surroundings: surroundings),
                guests: PostgresGuestStore(database, surroundings: surroundings), surroundings: surroundings)
            if tenant.routes.switchedOff.contains(.passcode) {
                print(
                    "warning: passcodes are switched off at \(self.tenant): guests who accepted elsewhere cannot prove their mailbox here."
                )
            }
            var report = ImportReport(isDry: dryRun)
            do {
                try await eachPage { page in report.note(try await guests(page, to: tenant, isDry: dryRun)) }
            } catch {
                print(report.totals)
                throw error
            }
            print(report.totals)
            if let inviter, let redirectURL, !dryRun {
                for job in try await guests.invite(by: inviter, to: redirectURL) {
                    print("inviting \(job.total): job \(job.id); see /admin/tenants/\(tenant.id)/invitations/bulk/\(job.id)")
                }
            }
            return report.refused
        }

        private func found(in tenants: PostgresTenantStore) async throws -> Tenant {
            var id = Tenant.ID(tenant)
            if id == nil, let domain = DomainName(tenant) { id = try await tenants.tenant(named: domain) }
            guard let id, let found = try await tenants.tenant(id) else {
                throw ValidationError("--tenant: there is no tenant \(tenant).")
            }
            return found
        }

        private func inviter(of tenant: Tenant, in applications: PostgresApplicationStore) async throws -> Application? {
            guard invite else { return nil }
            guard let id = application.flatMap({ Application.ID($0) }),
                let found = try await applications.application(id, of: tenant.id), found.disabledAt == nil
            else { throw ValidationError("--application: there is no such enabled application of the tenant.") }
            return found
        }

        private func eachPage(_ body: (EntraPage) async throws -> Void) async throws {
            for path in file {
                guard let data = FileManager.default.contents(atPath: path) else { throw ImportTrouble("\(path) cannot be read.") }
                let page: EntraPage
                do { page = try EntraPage(Array(data)) } catch { throw ImportTrouble("\(path): \(error.sentence)") }
                try await body(page)
            }
            guard let url, let tokenFile else { return }
            let loop = try TransferLoop()
            let outcome: Result<Void, any Error>
            do {
                let fetch = HTTPFetch(loop: loop, egress: .relay(), permitsPlainLoopback: true)
                outcome = .success(try await GraphPages(fetch: fetch, url: url, tokenFile: tokenFile).each(body))
            } catch { outcome = .failure(error) }
            await loop.stop()
            try outcome.get()
        }
    }
}

/// What was found, in lines for who runs the command.
struct ImportReport {
    let isDry: Bool
    private(set) var refused = 0
    private var new = 0, same = 0, changed = 0, members = 0, told = 0

    init(isDry: Bool) { self.isDry = isDry }

    mutating func note(_ findings: [ImportGuests.Finding]) {
        for finding in findings {
            switch finding.outcome {
            case .new: new += 1
            case .same: same += 1
            case .changed: changed += 1
            case .member: members += 1
            case .refused(let why):
                refused += 1
                print("refused  \(Self.printable(finding.name))  \(Self.printable(why))")
                continue
            }
            if isDry { print("\(Self.word(finding.outcome))  \(Self.printable(finding.name))") }
        }
        let sum = new + same + changed + refused + members
        if !isDry, sum / 1000 > told {
            told = sum / 1000
            print("\(sum) looked at")
        }
    }

    var totals: String {
        "\(isDry ? "would be: " : "")new \(new), same \(same), changed \(changed), refused \(refused), members left out \(members)"
    }

    private static func word(_ outcome: ImportGuests.Outcome) -> String {
        switch outcome {
        case .new: "new    "
        case .same: "same   "
        case .changed: "changed"
        case .member: "member "
        case .refused: "refused"
        }
    }

    /// What another directory holds may be what a terminal obeys.
    private static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { PlainText.isAcceptable(String($0), limit: 1) ? $0 : "·" }))
    }
}
