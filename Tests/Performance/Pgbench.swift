import Foundation

/// One run of pgbench: the least SQL of an operation, prepared, as the requests' login.
struct Pgbench: Sendable {
    var transactions = 0

    /// Where the letters' sealed bodies stand in for real ones, in bytes.
    static let invitationBody = 700
    static let passcodeBody = 500
    static let digestBytes = Array(repeating: UInt8(0xAB), count: 32)
    static let digest = "\\x" + String(repeating: "ab", count: 32)

    static func run(
        _ floor: String, on subject: Subject, run: Int, perClient: Int, connections: Int, seconds: Int, folder: String
    ) async throws -> Pgbench {
        let tenant = subject.seed.largest
        let variables = [
            "tenant": "\(tenant.id)", "guests": "\(tenant.guests)", "first": "\(tenant.firstMillis)", "n": "0", "run": "\(run)",
            "perclient": "\(perClient)", "digest": digest, "invitationbody": "\\x" + String(repeating: "01", count: invitationBody),
            "passcodebody": "\\x" + String(repeating: "01", count: passcodeBody), "application": "\(tenant.application.id)",
            "sessions": "\(SignedInGuests.perClient)",
        ]
        let said = try await Program.run(
            [
                "/usr/bin/pgbench", "--no-vacuum", "--protocol=prepared", "--client=\(connections)", "--jobs=2",
                "--time=\(seconds)",
                "--file=\(Paths.here)/Floors/\(floor).sql",
            ] + variables.map { "--define=\($0)=\($1)" } + [subject.appConnection], log: "\(folder)/pgbench.log")
        guard let count = said.firstMatch(of: #/transactions actually processed: (\d+)/#).flatMap({ Int($0.1) }),
            said.contains("number of failed transactions: 0")
        else { throw Program.Failure(description: "pgbench \(floor): \(said.suffix(2000))") }
        return Pgbench(transactions: count)
    }
}
