import Foundation
import Testing

@testable import Vestibule

@Suite("A page of Graph's users") struct EntraPageTests {
    static let ana = #"""
        {"id":"AAAAAAAA-0000-4000-8000-000000000001","displayName":"Ana","mail":"ana@fabrikam.example","userType":"Guest",
         "externalUserState":"Accepted","accountEnabled":true,"createdDateTime":"2020-01-02T03:04:05Z","companyName":"Fabrikam","jobTitle":"",
         "givenName":null,"businessPhones":["+1 2"],"preferredLanguage":"de-DE","otherMails":[],"identities":[{"issuer":"ExternalAzureAD"}],
         "sponsors":[{"id":"x","mail":"boss@contoso.example"}]}
        """#.replacing("\n", with: "")

    private static func guest(_ json: String) throws -> ImportedGuest? { try EntraPage(Array(json.utf8)).users[0].get().guest() }

    @Test("says who a guest is, and nothing of an account that nobody proved here")
    func guest() throws {
        let guest = try #require(try Self.guest("[\(Self.ana)]"))
        #expect(
            guest
                == ImportedGuest(
                    originID: "aaaaaaaa-0000-4000-8000-000000000001", address: "ana@fabrikam.example", displayName: "Ana",
                    isAccepted: true, isEnabled: true, createdAt: Date(timeIntervalSince1970: 1_577_934_245),
                    preferredLanguage: "de-DE", profile: GuestProfile(texts: [.companyName: "Fabrikam"], businessPhones: ["+1 2"]),
                    sponsors: ["boss@contoso.example"]))
        #expect(ImportedGuest(kept: guest.kept) == guest)
    }

    @Test("comes as Graph answers it, as an array, or in lines of either")
    func shapes() throws {
        let page = #"{"@odata.context":"x","@odata.nextLink":"https://graph.example/2","value":[\#(Self.ana),\#(Self.ana)]}"#
        let whole = try EntraPage(Array(page.utf8))
        #expect(whole.users.count == 2 && whole.next == "https://graph.example/2")
        #expect(try EntraPage(Array("[\(Self.ana)]".utf8)).users.count == 1)
        #expect(try EntraPage(Array("\(page)\n\n\(Self.ana)\r\n\(page)".utf8)).users.count == 5)
        #expect(try EntraPage(Array(#"{"value":[]}"#.utf8)).users.isEmpty)
        for nonsense in ["x", "[1]", "\(Self.ana)\n{", "{\"value\":3}\nx"] {
            #expect(throws: ImportRefusal.self, "\(nonsense)") { try EntraPage(Array(nonsense.utf8)) }
        }
    }

    @Test("lets nobody in because a property was not asked for, and leaves members out")
    func lacking() throws {
        #expect(try Self.guest("[\(Self.ana.replacing("\"Guest\"", with: "\"Member\""))]") == nil)
        for property in ["userType", "accountEnabled", "createdDateTime", "id", "mail"] {
            let json = Self.ana.replacing("\"\(property)\":", with: "\"x\":")
            let expected = property == "id" ? Self.ana.replacingOccurrences(of: "{\"id\":\"AAA", with: "{\"x\":\"AAA") : json
            #expect(throws: ImportRefusal.self, "\(property)") { try Self.guest("[\(expected)]") }
        }
        #expect(try Self.guest("[\(Self.ana.replacing("\"Accepted\"", with: "null"))]")?.isAccepted == false)
        #expect(throws: ImportRefusal.unreadable("The property accountEnabled has a wrong type.")) {
            try Self.guest("[\(Self.ana.replacing("\"accountEnabled\":true", with: "\"accountEnabled\":\"yes\""))]")
        }
    }
}
