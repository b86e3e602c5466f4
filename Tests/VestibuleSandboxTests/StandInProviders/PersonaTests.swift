import TestSupport
import Testing

@testable import VestibuleSandbox

/// What a persona's ID token says.
struct PersonaCase: Sendable, CustomTestStringConvertible {
    let at: StandIn.Name
    let persona: String
    let tenant: String?
    let userName: String?
    let email: String?
    /// `xms_edov`, or Google's `email_verified`.
    let verified: JSON

    init(_ at: StandIn.Name, _ persona: String, _ tenant: String?, _ userName: String?, _ email: String?, _ verified: JSON) {
        self.at = at
        self.persona = persona
        self.tenant = tenant
        self.userName = userName
        self.email = email
        self.verified = verified
    }

    var testDescription: String { "\(at.rawValue): \(persona)" }
}

private let fabrikam = "8f2b6c1e-5a4d-4e0b-9c57-1d3a6f20b7e4"
private let northwind = "c3d9e7a2-0b16-4f83-a1de-72f5b94c6e08"
private let consumers = "9188040d-6c67-4c5b-b112-36a304b66dad"

@Suite("A persona")
struct PersonaTests {
    static let table = [
        PersonaCase(.azureAD, "ana", fabrikam, "ana@fabrikam.example", "ana@fabrikam.example", true),
        PersonaCase(.azureAD, "noor", northwind, "noor@northwind.example", "noor@northwind.example", "1"),
        PersonaCase(.azureAD, "omar", fabrikam, "omar@fabrikam.example", "omar@fabrikam.example", true),
        PersonaCase(.azureAD, "una", fabrikam, "una@fabrikam.example", "una@fabrikam.example", .null),
        PersonaCase(.azureAD, "mallory", northwind, "mallory@northwind.example", "ana@fabrikam.example", .null),
        PersonaCase(.azureAD, "alia", fabrikam, "a.lindqvist@fabrikam.example", "alia@fabrikam.example", true),
        PersonaCase(.azureAD, "nils", northwind, "nils@northwind.example", nil, .null),
        PersonaCase(.azureAD, "ana-the-second", fabrikam, "ana@fabrikam.example", "ana@fabrikam.example", true),
        PersonaCase(.azureAD, "mira", fabrikam, "mira@fabrikam.example", "mira@fabrikam.example", true),
        PersonaCase(.microsoftAccount, "otto", consumers, "otto@outlook.com", "otto@outlook.com", true),
        PersonaCase(.microsoftAccount, "priya", consumers, "priya@woodgrove.example", "priya@woodgrove.example", true),
        PersonaCase(.microsoftAccount, "wanda", consumers, "wanda@fabrikam.example", "wanda@fabrikam.example", true),
        PersonaCase(.microsoftAccount, "sam", consumers, "sam@outlook.com", "sam@woodgrove.example", true),
        PersonaCase(.microsoftAccount, "ulf", consumers, "ulf@woodgrove.example", "ulf@woodgrove.example", .null),
        PersonaCase(.microsoftAccount, "mona", consumers, "mona@outlook.com", "mona@outlook.com", true),
        PersonaCase(.google, "gina", nil, nil, "gina@gmail.com", true),
        PersonaCase(.google, "wilma", "adatum.example", nil, "wilma@adatum.example", true),
        PersonaCase(.google, "walter", "adatum.example", nil, "walter@adatum.example", "true"),
        PersonaCase(.google, "carl", nil, nil, "carl@fabrikam.example", true),
        PersonaCase(.google, "udo", nil, nil, "udo@adatum.example", false),
        PersonaCase(.google, "dora", "adatum.example", nil, "dora.lang@adatum.example", true),
        PersonaCase(.google, "ivan", nil, nil, "ivan@gmail.com", true),
    ]

    @Test("is told of as the provider would")
    func claims() async throws {
        try await StandIns.run { standIns in
            for row in Self.table {
                let standIn = standIns[row.at]
                let claims = try await Self.claims(standIn, ("persona", row.persona))
                #expect(claims["email"].text == row.email, "\(row.persona)")
                if row.at == .google {
                    #expect(claims["email_verified"] == row.verified, "\(row.persona)")
                    #expect(claims["hd"].text == row.tenant, "\(row.persona)")
                    #expect(claims["azp"] == "vestibule" && claims["at_hash"] != .null)
                } else {
                    #expect(claims["xms_edov"] == row.verified, "\(row.persona)")
                    #expect(claims["tid"].text == row.tenant, "\(row.persona)")
                    #expect(claims["preferred_username"].text == row.userName, "\(row.persona)")
                    #expect(claims["iss"].text == "\(standIn.provider.baseURL)/\(row.tenant ?? "")/v2.0")
                    #expect(claims["ver"] == "2.0" && claims["oid"] != claims["sub"])
                    #expect(claims["amr"] == (row.persona == "mira" ? ["pwd", "mfa"] : .null), "\(row.persona)")
                }
            }
        }
    }

    @Test("has a row in the table, and an id and a subject of its own")
    func everyPersona() {
        let all: [(StandIn.Name, [Persona])] = [
            (.azureAD, Persona.ofAzureAD), (.microsoftAccount, Persona.ofMicrosoftAccount), (.google, Persona.ofGoogle),
        ]
        for (name, personas) in all {
            #expect(personas.map(\.id) == Self.table.filter { $0.at == name }.map(\.persona))
            #expect(Set(personas.map(\.id)).count == personas.count)
            #expect(Set(personas.map(\.subject)).count == personas.count)
        }
    }

    @Test("is the one whose address is typed, however it is written")
    func typedKnown() async throws {
        try await StandIns.run { standIns in
            let typed = try await Self.claims(standIns.google, ("address", " Wilma@Adatum.example"))
            #expect(typed["hd"] == "adatum.example")
            #expect(typed["sub"].text == Persona.ofGoogle.first { $0.id == "wilma" }?.subject)
        }
    }

    @Test("can be made up by typing an address, and is the same one each time")
    func typedNew() async throws {
        try await StandIns.run { standIns in
            let google = try await Self.claims(standIns.google, ("address", "new@fabrikam.example"))
            #expect(google["email"] == "new@fabrikam.example" && google["email_verified"] == true && google["hd"] == .null)
            let microsoft = try await Self.claims(standIns.microsoftAccount, ("address", "new@woodgrove.example"))
            #expect(microsoft["email"] == "new@woodgrove.example" && microsoft["xms_edov"] == true)
            #expect(microsoft["oid"].text?.hasPrefix("00000000-0000-0000-") == true && microsoft["oid"].text?.count == 36)
            let again = try await Self.claims(standIns.microsoftAccount, ("address", "NEW@woodgrove.example"))
            #expect(again["oid"] == microsoft["oid"] && again["sub"] == microsoft["sub"])
            let employee = try await Self.claims(standIns.azureAD, ("address", "new@northwind.example"))
            #expect(employee["tid"].text == northwind && employee["oid"].text?.count == 36)
        }
    }

    @Test("is not made up at Azure AD for a domain without a home tenant")
    func typedStranger() async throws {
        try await StandIns.run { standIns in
            for address in ["x@woodgrove.example", "nonsense", "@fabrikam.example", "a@b@fabrikam.example", ""] {
                let page = try await standIns.azureAD.post(try await standIns.azureAD.authorizationURL(), [("address", address)])
                #expect(page.status == 200)
                #expect(page.text.contains("role=\"alert\""))
            }
            for standIn in [standIns.google, standIns.microsoftAccount] {
                let page = try await standIn.post(try await standIn.authorizationURL(), [("address", "nonsense")])
                #expect(page.status == 200)
            }
        }
    }

    @Test("has another subject at every application of Azure AD, and one at Google")
    func pairwise() throws {
        let azureAD = AzureADDialect(base: "http://localhost:1")
        let ana = try #require(azureAD.personas.first)
        let subjects = ["a", "b"].map { azureAD.claims(of: ana, for: $0, scopes: ["openid"])["sub"] }
        #expect(subjects[0] != subjects[1])
        let google = GoogleDialect(base: "http://localhost:1")
        let gina = try #require(google.personas.first)
        let shared = ["a", "b"].map { google.claims(of: gina, for: $0, scopes: ["openid"])["sub"] }
        #expect(shared[0] == shared[1])
    }

    private static func claims(_ standIn: StandIn, _ field: (name: String, value: String)) async throws -> JSON {
        let answer = try await standIn.redeem(try await standIn.code(field))
        return try await standIn.verified(try #require(answer.json["id_token"].text))
    }
}
