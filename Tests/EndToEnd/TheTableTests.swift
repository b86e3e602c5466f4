import Postgres
import TestSupport
import Testing
import VestibuleSandbox

/// Each kind of recipient under each pair of switches, from the link into the application by clicking in Chromium.
@Suite("The table of recipients", .serialized)
struct TheTableTests {
    /// One kind of recipient, and the door each column leads to: codes on, codes on and chosen, codes off.
    struct Recipient: Sendable {
        let kind: String
        let address: String
        /// Whom the stand-ins know them as; nil for who has no account anywhere.
        let persona: String?
        let usual: String
        let choosing: String
        let withoutCodes: String
    }

    static let recipients = [
        Recipient(
            kind: "Azure AD user", address: "ana@fabrikam.example", persona: "ana", usual: "azureAD", choosing: "passcode",
            withoutCodes: "azureAD"),
        Recipient(
            kind: "Microsoft account at outlook.com", address: "otto@outlook.com", persona: "otto", usual: "microsoftAccount",
            choosing: "passcode", withoutCodes: "microsoftAccount"),
        // Nobody can say beforehand that there is such an account, so it is tried where codes are off.
        Recipient(
            kind: "Microsoft account on a private domain", address: "priya@woodgrove.example", persona: "priya", usual: "passcode",
            choosing: "passcode", withoutCodes: "microsoftAccount"),
        Recipient(
            kind: "gmail user", address: "gina@gmail.com", persona: "gina", usual: "google", choosing: "passcode",
            withoutCodes: "google"),
        // The stand-ins have no name servers: the domain's rule says what its mail exchangers would.
        Recipient(
            kind: "Google Workspace user", address: "wilma@adatum.example", persona: "wilma", usual: "google", choosing: "passcode",
            withoutCodes: "google"),
        Recipient(
            kind: "independent mailbox", address: "eva@independent.example", persona: nil, usual: "passcode", choosing: "passcode",
            withoutCodes: "no way in"),
    ]

    struct Switches: Sendable {
        let passcode: Bool
        let choice: Bool

        var name: String { "codes \(passcode ? "on" : "off"), choice \(choice ? "on" : "off")" }

        func door(of recipient: Recipient) -> String {
            passcode ? (choice ? recipient.choosing : recipient.usual) : recipient.withoutCodes
        }
    }

    @Test("holds for every recipient under every switch")
    func table() async throws {
        let columns = [(true, false), (true, true), (false, false), (false, true)].map { Switches(passcode: $0, choice: $1) }
        var doors: [String: [String]] = [:]
        for switches in columns {
            try await withTenant(switches) { service, tenant, welcome in
                try await WebDriver.run(.desktop) { chromium in
                    for recipient in Self.recipients {
                        let link = try await tenant.invite(recipient.address, ["inviteRedirectUrl": .string(welcome)]).link
                        let door = try await Self.walk(recipient, from: link, chromium, service, choosing: switches.choice)
                        #expect(door == switches.door(of: recipient), "\(recipient.kind), \(switches.name)")
                        doors[recipient.kind, default: []].append(door)
                        try await chromium.forgetEverything()
                    }
                }
            }
        }
        print(Self.printed(columns.map(\.name), doors))
    }

    /// - Returns: The door that the guest is in by.
    private static func walk(
        _ recipient: Recipient, from link: String, _ chromium: WebDriver, _ service: TestService, choosing: Bool
    ) async throws -> String {
        try await chromium.open(link)
        var heading = try await chromium.text("h1")
        for _ in 0..<10 {
            let button: String
            switch heading {
            case landing:
                let isOffered = try await chromium.evaluate("return !!document.querySelector('button[value=passcode]')") == true
                #expect(!isOffered || choosing)
                button = choosing && isOffered ? "button[value=passcode]" : "form button"
            case "Sign in": button = "button[value=\(recipient.persona ?? "no-account")]"
            case "Enter your code":
                let letter = try await service.letter(
                    to: recipient.address, saying: "*\(try await chromium.text(".word-value"))*")
                try await chromium.type(letter.code, into: "#code")
                button = "form button"
            case "Join Contoso as a guest?": button = "button[value=accept]"
            case "No such account there": button = "form button"
            case "You are in": return try await door(of: recipient, service)
            default: return "no way in"
            }
            heading = try await chromium.follow(button) { headings.contains($0) }
        }
        return "going round in circles"
    }

    private static let landing = "Contoso invites you to Contoso Projects"
    private static let headings: Set = [
        landing, "Sign in", "Enter your code", "Join Contoso as a guest?", "No such account there", "You are in",
        "There is no way to sign in",
    ]

    private static func door(of recipient: Recipient, _ service: TestService) async throws -> String {
        let rows = try await service.sql(
            "select coalesce(identity_door, 'passcode') as door from guests where address = '\(recipient.address)' and state = 'Accepted'"
        )
        return try rows.first?.decode("door", as: String.self) ?? "nobody"
    }

    private static func printed(_ columns: [String], _ doors: [String: [String]]) -> String {
        let rows =
            [["recipient"] + columns, columns.map { _ in "---" } + ["---"]] + recipients.map { [$0.kind] + (doors[$0.kind] ?? []) }
        return rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private func withTenant(
        _ switches: Switches, _ body: (TestService, TestTenant, _ welcome: String) async throws -> Void
    ) async throws {
        try await TestService.runWithApplication(standIns: true) { service, tenant, welcome in
            let path = "/tenants/\(tenant.domain)"
            _ = try await service.admin(
                "PATCH", path + "/sign-in",
                ["passcode": .bool(switches.passcode), "guestMayChoosePasscode": .bool(switches.choice)])
            _ = try await service.admin("POST", path + "/route-rules", ["domain": "adatum.example", "identityProvider": "google"])
            try await body(service, tenant, welcome)
        }
    }
}
