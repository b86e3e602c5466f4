import Foundation
import HTTPTypes
import Hummingbird
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("Entra's lists of domains") struct LegacyPolicyTests {
    private static func definition(_ lists: String) -> String {
        "{\"B2BManagementPolicy\":{\"InvitationsAllowedAndBlockedDomainsPolicy\":{\(lists)}}}"
    }

    private func patterns(_ lists: String) throws -> [String] {
        try LegacyPolicy(definitions: [Self.definition(lists)]).rules.map(\.description)
    }

    @Test("are read as clients write them, and written so that they read the same")
    func reading() throws {
        #expect(
            try patterns(#""AllowedDomains":[],"BlockedDomains":["live.com","*.evil.test"]"#) == [
                "block live.com", "block *.evil.test",
            ])
        #expect(try patterns(#""AllowedDomains":["Good.Example"]"#) == ["allow good.example"])
        #expect(try patterns("") == [])
        #expect(try LegacyPolicy(definitions: [#"{"B2BManagementPolicy":{"PreviewPolicy":{"Features":[]}}}"#]).rules == [])
        let both = [DomainRule(.allow, "good.example"), DomainRule(.block, "*.evil.test")].compactMap(\.self)
        let written = LegacyPolicy(rules: both).definition
        #expect(written == Self.definition(#""AllowedDomains":["good.example"],"BlockedDomains":["*.evil.test"]"#))
    }

    @Test("are refused by what is wrong with them: both at once, no domains, no JSON, several")
    func refused() {
        for definitions in [
            [Self.definition(#""AllowedDomains":["a.test"],"BlockedDomains":["b.test"]"#)],
            [Self.definition(#""BlockedDomains":["x"]"#)],
            [Self.definition(#""BlockedDomains":"a.test""#)], ["{"], ["[]"], [], [Self.definition(""), Self.definition("")],
        ] {
            #expect(throws: RequestRefusal.self, "\(definitions)") { try LegacyPolicy(definitions: definitions) }
        }
    }
}

@Suite("Settings of a partner") struct CrossTenantSettingsBodyTests {
    private func read(_ text: String, changing settings: CrossTenantSettings = .init()) throws -> CrossTenantSettings {
        var body = try JSONBody(try JSONReader.object(text.utf8))
        let read = try CrossTenantSettingsBody.read(&body, changing: settings)
        try body.finish()
        return read
    }

    private static let ana = "6d2b6f2e-0d0b-4c1c-8a0e-1b7f0a4c9e01"

    @Test("are merged with what stands, and null gives them back to the default")
    func merging() throws {
        let first = try read(#"{"inboundTrust":{"isMfaAccepted":true},"automaticUserConsentSettings":{"inboundAllowed":true}}"#)
        #expect(first.trust == InboundTrust(isMfaAccepted: true) && first.consentsInbound == true && first.users == nil)
        let second = try read(#"{"inboundTrust":{"isCompliantDeviceAccepted":true}}"#, changing: first)
        #expect(
            second.trust == InboundTrust(isMfaAccepted: true, isCompliantDeviceAccepted: true) && second.consentsInbound == true)
        #expect(try read(#"{"inboundTrust":null,"automaticUserConsentSettings":null}"#, changing: second) == CrossTenantSettings())
        let inbound = """
            {"b2bCollaborationInbound":{"usersAndGroups":{"accessType":"blocked","targets":[{"target":"AllUsers","targetType":"user"}]},
             "applications":{"accessType":"allowed","targets":[{"target":"AllApplications","targetType":"application"}]}}}
            """
        let third = try read(inbound, changing: second)
        #expect(third.users == InboundTargets(.blocked) && third.applications == .all && third.trust == second.trust)
        #expect(try read(#"{"b2bCollaborationInbound":null}"#, changing: third).users == nil)
        let some =
            #"{"b2bCollaborationInbound":{"usersAndGroups":{"accessType":"allowed","targets":[{"target":"\#(Self.ana.uppercased())","targetType":"user"}]}}}"#
        #expect(try read(some, changing: third).users == InboundTargets(.allowed, ids: [Self.ana]))
        #expect(try read(#"{"b2bCollaborationOutbound":null,"isServiceProvider":false}"#) == CrossTenantSettings())
    }

    @Test("are refused by name where they would not be kept to")
    func refused() {
        func inbound(_ part: String, _ targets: String, _ type: String = "blocked") -> String {
            #"{"b2bCollaborationInbound":{"\#(part)":{"accessType":"\#(type)","targets":[\#(targets)]}}}"#
        }
        let group = #"{"target":"\#(Self.ana)","targetType":"group"}"#
        let (all, some) = (#"{"target":"AllUsers","targetType":"user"}"#, #"{"target":"\#(Self.ana)","targetType":"user"}"#)
        for text in [
            inbound("usersAndGroups", group), inbound("usersAndGroups", ""), inbound("usersAndGroups", "\(all),\(some)"),
            inbound("usersAndGroups", all, "maybe"), inbound("usersAndGroups", #"{"target":"x","targetType":"user"}"#),
            inbound("applications", #"{"target":"\#(Self.ana)","targetType":"application"}"#), inbound("others", all),
            #"{"b2bCollaborationOutbound":{"usersAndGroups":{}}}"#, #"{"inboundTrust":{"isMfaAccepted":"yes"}}"#,
            #"{"automaticUserConsentSettings":{"outboundAllowed":true}}"#, #"{"isServiceProvider":true}"#, #"{"shoeSize":1}"#,
        ] { #expect(throws: RequestRefusal.self, "\(text)") { try read(text) } }
    }
}

@Suite("The tag of a domain policy") struct PolicyTagTests {
    @Test("names versions, and one that is none of ours names none")
    func tags() {
        func versions(_ tags: String...) -> [Int]? {
            var headers: HTTPFields = [:]
            for tag in tags { headers.append(HTTPField(name: .ifMatch, value: tag)) }
            return PolicyTag.versions(.sample(headers: headers))
        }
        #expect(versions() == nil && versions("*") == nil)
        #expect(versions(PolicyTag.text(3)) == [3] && versions("W/\"4\", \"5\"") == [4, 5])
        #expect(versions("3") == [] && versions("\"x\"") == [] && versions("\"") == [])
    }
}

@Suite("The scope of a guest's name") struct DelegatedScopeTests {
    @Test("is granted to an application that has the permission, by its short name and once")
    func granted() throws {
        let site = try Site(baseURL: "https://guests.contoso.example")
        let wanted = ["openid", "\(site.base.origin)/User.Invite.All", "User.Invite.All", "User.Read.All", "x"]
        for (permissions, granted): (Set<Permission>, [String]) in [
            ([], ["openid"]), ([.readGuests], ["openid"]), ([.inviteGuests], ["openid", "User.Invite.All"]),
            ([.changeGuests], ["openid", "User.Invite.All"]),
        ] {
            let application = Application(
                id: Surroundings.sample.newID(), tenant: Surroundings.sample.newID(), name: "Board", permissions: permissions,
                createdAt: Surroundings.sample.now())
            #expect(DelegatedScope.granted(of: wanted, to: application, at: site) == granted)
        }
    }

    @Test("carries a place in a preview, and nothing that is none")
    func cursor() throws {
        let place = GuestByDomain(domain: "tset.live", guest: Surroundings.sample.newID())
        #expect(try PreviewCursor.read(PreviewCursor.text(place)) == place)
        for wrong in [
            "", "x", "AAAA", Base64URL.encode(Array(repeating: 0, count: 16)), Base64URL.encode(Array(repeating: 255, count: 40)),
        ] {
            #expect(throws: RequestRefusal.self) { try PreviewCursor.read(wrong) }
        }
    }
}
