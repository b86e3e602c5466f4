import Foundation
import NIOCore
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("A guest as Graph's user") struct UserResourceTests {
    private func json(
        _ guest: Guest, select: String? = nil, as kind: UserResource.Kind = .listed, signedInAt: Date? = nil
    ) throws -> String {
        var tenant = Tenant(
            id: guest.tenant, name: "Contoso", contact: try EmailAddress("it@contoso.example"),
            branding: Branding(tenantName: "Contoso"), createdAt: guest.createdAt)
        tenant.domains = [try #require(DomainName("contoso.example"))]
        var resource = try UserResource(of: tenant, select: select, as: kind)
        resource.signIns[guest.id] = signedInAt
        var json = JSONWriter(capacity: 512)
        resource.write(guest, to: &json)
        return String(buffer: json.finished())
    }

    @Test("says where the guest signs in, as Graph names it")
    func identities() throws {
        for (door, issuer) in [
            (Door.passcode, "mail"), (.azureAD, "ExternalAzureAD"), (.microsoftAccount, "MicrosoftAccount"),
            (.google, "google.com"),
        ] {
            #expect(
                try json(guest(door: door), select: "identities")
                    == #"{"identities":[{"signInType":"federated","issuer":"\#(issuer)","issuerAssignedId":null}]}"#)
        }
    }

    private func guest(
        displayName: String = "Ana", language: String? = "pt", door: Door = .passcode, profile: GuestProfile? = nil,
        deletedAt: Date? = nil
    ) throws -> Guest {
        Guest(
            id: try #require(Guest.ID("01890a5d-ac96-774b-bcce-b302099a8057")),
            tenant: try #require(Tenant.ID("01890a5d-0000-774b-bcce-b302099a8057")),
            address: try EmailAddress("ana@fabrikam.example"), displayName: displayName, preferredLanguage: language,
            state: .pendingAcceptance, stateChangedAt: Date(timeIntervalSince1970: 1_800_000_000), isEnabled: true,
            door: door, createdAt: Date(timeIntervalSince1970: 1_800_000_001), profile: profile, version: 0x1F2E,
            deletedAt: deletedAt)
    }

    @Test("holds the profile where there is one, in the same places")
    func profile() throws {
        let profile = GuestProfile(texts: [.givenName: "Ana", .surname: "S\"", .companyName: "Fabrikam"], businessPhones: ["+1"])
        let bare = try json(guest())
        let expected = bare.replacing(#""businessPhones":[]"#, with: #""businessPhones":["+1"]"#)
            .replacing(#""givenName":null"#, with: #""givenName":"Ana""#).replacing(#""surname":null"#, with: #""surname":"S\"""#)
        #expect(try json(guest(profile: profile)) == expected)
        let chosen = "companyName,department,givenName"
        #expect(
            try json(guest(profile: profile), select: chosen)
                == #"{"givenName":"Ana","companyName":"Fabrikam","department":null}"#)
        #expect(try json(guest(), select: chosen) == #"{"givenName":null,"companyName":null,"department":null}"#)
    }

    @Test("tells its version, its deletion and its last sign-in to who asks, and its type where kinds are mixed")
    func extras() throws {
        let gone = try guest(deletedAt: Date(timeIntervalSince1970: 1_800_000_000))
        #expect(try json(gone, select: "@odata.etag", as: .one) == #"{"@odata.etag":"W/\"1f2e.contoso.example\""}"#)
        #expect(throws: RequestRefusal.self) { try json(gone, select: "id,@odata.etag") }
        #expect(try json(gone, as: .deleted).hasSuffix(#","deletedDateTime":"2027-01-15T08:00:00Z"}"#))
        #expect(try json(guest(), as: .typed).hasPrefix(##"{"@odata.type":"#microsoft.graph.user","businessPhones":[]"##))
        #expect(try json(guest(), as: .typed).hasSuffix(#","deletedDateTime":null}"#))
        #expect(
            try json(guest(), select: "id", as: .typed)
                == ##"{"@odata.type":"#microsoft.graph.user","id":"01890a5d-ac96-774b-bcce-b302099a8057"}"##)
        let moment = #""2027-01-15T08:00:02Z""#
        #expect(
            try json(guest(), select: "signInActivity", signedInAt: Date(timeIntervalSince1970: 1_800_000_002))
                == #"{"signInActivity":{"lastSignInDateTime":\#(moment),"lastSuccessfulSignInDateTime":\#(moment)}}"#)
        #expect(try json(guest(), select: "signInActivity").contains(#""lastSignInDateTime":null"#))
    }

    @Test("holds every property, in Graph's order")
    func whole() throws {
        #expect(
            try json(guest())
                == #"{"businessPhones":[],"displayName":"Ana","givenName":null,"jobTitle":null,"mail":"ana@fabrikam.example","#
                + #""mobilePhone":null,"officeLocation":null,"preferredLanguage":"pt","surname":null,"#
                + ##""userPrincipalName":"ana_fabrikam.example#EXT#@contoso.example","##
                + #""id":"01890a5d-ac96-774b-bcce-b302099a8057","otherMails":["ana@fabrikam.example"],"userType":"Guest","#
                + #""creationType":"Invitation","accountEnabled":true,"externalUserState":"PendingAcceptance","#
                + #""externalUserStateChangeDateTime":"2027-01-15T08:00:00Z","createdDateTime":"2027-01-15T08:00:01Z","#
                + #""identities":[{"signInType":"federated","issuer":"mail","issuerAssignedId":null}]}"#)
    }

    @Test("holds what was chosen, each as it stands in the whole")
    func chosen() throws {
        let guest = try guest(displayName: "\"A\u{301}na\" \\", language: nil)
        let whole = try #require(JSONSerialization.jsonObject(with: Data(json(guest).utf8)) as? NSDictionary)
        #expect(whole["displayName"] as? String == "\"A\u{301}na\" \\" && whole["preferredLanguage"] is NSNull)
        for property in UserResource.Property.usual {
            let one = try JSONSerialization.jsonObject(with: Data(json(guest, select: property.rawValue).utf8)) as? NSDictionary
            #expect(one == [property.rawValue: try #require(whole[property.rawValue])])
        }
        #expect(try json(guest, select: "routeTaken") == #"{"routeTaken":null}"#)
        #expect(
            try json(guest, select: "id,userType,surname")
                == #"{"surname":null,"id":"01890a5d-ac96-774b-bcce-b302099a8057","userType":"Guest"}"#)
    }
}
