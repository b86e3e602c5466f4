import Foundation
import Testing
import Vestibule

@testable import VestibuleHTTP

extension PagesTests {
    func handOver(_ letterhead: Letterhead, isAskedByGuest: Bool = false, hasRoles: Bool = true) throws -> HandOverPage {
        let tenant = Tenant(
            id: Tenant.ID(rawValue: UUID()), name: "Contoso", contact: try EmailAddress("it@contoso.example"),
            branding: Branding(tenantName: "Contoso"), createdAt: Self.noon)
        let guest = Guest.ID(rawValue: UUID())
        func assignment(_ application: String, _ role: String?) -> Assignment {
            Assignment(
                id: Assignment.ID(rawValue: UUID()), guest: guest, guestName: "Ana", application: Application.ID(rawValue: UUID()),
                applicationName: application, role: nil, roleValue: role, createdAt: Self.noon)
        }
        let handOver = HandOver(
            id: HandOver.ID(rawValue: UUID()), tenant: tenant.id, guest: guest,
            guestAddress: try EmailAddress("ana@fabrikam.example"),
            guestName: "Ana", address: try EmailAddress("bo@fabrikam.example"), displayName: "<b>Bo</b>",
            redirectURL: "https://app.contoso.example/", reason: "Leave & more", application: Application.ID(rawValue: UUID()),
            isAskedByGuest: isAskedByGuest, sponsor: tenant.contact, createdAt: Self.noon, expiresAt: Self.noon)
        return HandOverPage(
            letterhead,
            DecideHandOver.Question(
                handOver: handOver, tenant: tenant, applicationName: "Portal",
                assignments: hasRoles ? [assignment("Board", "Reader"), assignment("Wiki", nil)] : [], accessEndsAt: Self.noon),
            action: "/sponsor/hand-over?h=x", token: "t")
    }

    func handOverForm(_ letterhead: Letterhead, _ problem: PersonFormPage.HandOverProblem? = nil) -> PersonFormPage {
        PersonFormPage.handOver(
            letterhead, tenant: "Contoso", domain: "fabrikam.example", typed: .init(name: "<b>"), problem: problem, action: "/a",
            token: "t")
    }

    @Test("tell a sponsor who goes and who comes, why, and which roles go over, and ask by two buttons")
    func handOvers() throws {
        let pages = try Pages()
        let text = pages.render(try handOver(letterhead()))
        for said in [
            "ana@fabrikam.example", "bo@fabrikam.example", "&lt;b&gt;Bo", "Leave &amp; more", "Portal", "Board", "Reader", "Wiki",
            "14 March 2026", "value=\"approve\"", "value=\"decline\"",
        ] {
            #expect(text.contains(said), "\(said)")
        }
        let other = pages.render(try handOver(letterhead(), isAskedByGuest: true, hasRoles: false))
        #expect(other.contains("the guest") && !other.contains("Portal") && other.contains("no roles of its own"))
    }

    @Test("let a guest name a colleague, and tie what is wrong to its field")
    func handOverForms() throws {
        let pages = try Pages()
        #expect(pages.render(handOverForm(letterhead())).contains("It ends with @fabrikam.example, like yours."))
        let wrong = pages.render(handOverForm(letterhead(), .notAColleague))
        #expect(wrong.contains("aria-invalid=\"true\" aria-describedby=\"problem address-hint\"") && wrong.contains("&lt;b&gt;"))
        for problem: PersonFormPage.HandOverProblem in [.notAnAddress, .noName, .badReason, .tooMany] {
            #expect(pages.render(handOverForm(letterhead(), problem)).contains("role=\"alert\""))
        }
    }
}

@Suite("What a hand-over's body says") struct HandOverBodyTests {
    private func read(_ text: String) throws -> (invitation: InvitationRequest, reason: String?) {
        var body = try JSONBody(try JSONReader.object(text.utf8))
        return try HandOverBody.read(&body)
    }

    @Test("is read as an invitation's is, with a letter unless it says otherwise")
    func reading() throws {
        let wanted = try read(
            #"""
            {"invitedUserEmailAddress": "bo@fabrikam.example", "inviteRedirectUrl": "https://a.example/", "invitedUserDisplayName": "Bo",
             "invitedUserMessageInfo": {"customizedMessageBody": "Welcome", "messageLanguage": "de"}, "handOverReason": "Leave"}
            """#)
        #expect(wanted.invitation.address == "bo@fabrikam.example" && wanted.invitation.displayName == "Bo")
        #expect(wanted.invitation.message == "Welcome" && wanted.invitation.language == "de" && wanted.invitation.sendsLetter)
        #expect(wanted.reason == "Leave")
    }

    @Test("is refused by name where it would say more than that, or less")
    func refused() {
        for (text, name) in [
            (#"{"inviteRedirectUrl": "https://a.example/"}"#, "invitedUserEmailAddress"),
            (#"{"invitedUserEmailAddress": "bo@fabrikam.example"}"#, "inviteRedirectUrl"),
            (
                #"{"invitedUserEmailAddress": "b@f.example", "inviteRedirectUrl": "https://a.example/", "approved": true}"#,
                "approved"
            ),
            (
                #"{"invitedUserEmailAddress": "b@f.example", "inviteRedirectUrl": "https://a.example/", "appRoleAssignments": []}"#,
                "appRoleAssignments"
            ),
            (
                #"{"invitedUserEmailAddress": "b@f.example", "inviteRedirectUrl": "https://a.example/", "invitedUserMessageInfo": {"ccRecipients": []}}"#,
                "ccRecipients"
            ),
        ] {
            do {
                _ = try read(text)
                Issue.record("taken: \(text)")
            } catch { #expect((error as? RequestRefusal)?.sentence.contains(name) == true, "\(error)") }
        }
    }
}
