import Foundation
import Testing

@testable import Vestibule

@Suite("What an administrator says of a hook") struct HookDraftTests {
    private func applied(
        _ kind: Hook.Kind = .decision(.tokenIssuing), loopback: Bool = false, _ change: (inout HookDraft) -> Void
    ) throws -> Hook {
        var hook = try Hook.sample(kind, of: Surroundings.sample().newID())
        var draft = HookDraft()
        change(&draft)
        try draft.apply(to: &hook, allowsLoopback: loopback)
        return hook
    }

    @Test("is taken when it is right") func right() throws {
        let hook = try applied {
            $0.name = "CRM"
            $0.url = "https://hooks.contoso.example:8443/a?b=c"
            $0.milliseconds = 100
            $0.failureMode = "allow"
            $0.allowedClaims = ["a", "b", "a"]
            $0.isEnabled = false
        }
        #expect(
            hook.name == "CRM" && hook.url == "https://hooks.contoso.example:8443/a?b=c" && hook.timeLimit == .milliseconds(100))
        #expect(hook.failureMode == .allow && hook.allowedClaims == ["a", "b"] && !hook.isEnabled)
        #expect(try applied(.notification) { $0.activities = ["guestDeleted"] }.activities == ["guestDeleted"])
    }

    @Test(
        "is refused a place that is not https",
        arguments: [
            "", "hooks.contoso.example", "http://hooks.contoso.example/", "ftp://x.example/", "https://user:pw@x.example/",
            "https://x.example/#a", "https://x.example/a b", "https://x.example\\@y.example/", "file:///etc/passwd", "https://",
            "https://x.example/\r\nX: y",
        ])
    func urls(_ url: String) {
        #expect(throws: HookRefusal.url(allowsLoopback: true)) { try applied(loopback: true) { $0.url = url } }
    }

    @Test("is refused plain http on this machine but where that is allowed") func loopback() throws {
        #expect(throws: HookRefusal.url(allowsLoopback: false)) { try applied { $0.url = "http://localhost:9000/" } }
        #expect(try applied(loopback: true) { $0.url = "http://localhost:9000/" }.url == "http://localhost:9000/")
    }

    @Test("is refused what is out of bounds or of another kind") func bounds() {
        for milliseconds in [0, 99, 5001, -1] {
            #expect(throws: HookRefusal.milliseconds) { try applied { $0.milliseconds = milliseconds } }
        }
        #expect(throws: HookRefusal.claim("Sub")) { try applied { $0.allowedClaims = ["a", "Sub"] } }
        #expect(throws: HookRefusal.tooManyClaims) { try applied { $0.allowedClaims = (0...20).map { "c\($0)" } } }
        #expect(throws: HookRefusal.failureMode) { try applied { $0.failureMode = "maybe" } }
        #expect(throws: HookRefusal.activity("guestVanished")) { try applied(.notification) { $0.activities = ["guestVanished"] } }
        #expect(throws: HookRefusal.notOfThisKind("activities")) { try applied { $0.activities = [] } }
        #expect(throws: HookRefusal.notOfThisKind("failureMode")) { try applied(.notification) { $0.failureMode = "deny" } }
        #expect(throws: HookRefusal.notOfThisKind("allowedClaims")) {
            try applied(.decision(.invitationCreating)) { $0.allowedClaims = ["a"] }
        }
        #expect(throws: HookRefusal.name) { try applied { $0.name = "a\u{202E}b" } }
    }

    @Test(
        "is refused other names for who it is or what it may, however they are written",
        arguments: [
            "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
            "http://schemas.microsoft.com/identity/claims/objectidentifier",
            "https://schemas.microsoft.com/identity/claims/tenantid", "HTTP://Schemas.Microsoft.COM/claims/groups",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "schemas.xmlsoap.org/claims/Group",
            "schemas.microsoft.com",
            "groups", "Groups", "groups:src1", "roles", "role", "wids", "scp", "scope", "acr", "acrs", "azp", "appid", "oid", "upn",
            "preferred_username", "unique_name", "email", "Emails", "mail", "verified_primary_email", "entitlements", "permissions",
            "_claim_names", "nameid", "user_id", "username",
        ])
    func others(_ name: String) {
        #expect(throws: HookRefusal.claim(name)) { try applied { $0.allowedClaims = [name] } }
    }

    @Test(
        "may name what is nobody's", arguments: ["projectIds", "costCentre", "https://contoso.example/claims/level", "given_name"])
    func own(_ name: String) throws {
        #expect(try applied { $0.allowedClaims = [name] }.allowedClaims == [name])
    }

    @Test("names its kind as the point is named") func kinds() {
        #expect(
            Hook.Kind.all.map(\.name) == [
                "invitation.creating", "redemption.completing", "signIn.evaluating", "token.issuing", "notification",
            ])
        for kind in Hook.Kind.all { #expect(Hook.Kind(kind.name) == kind) }
        #expect(Hook.Kind("Notification") == nil)
    }
}
