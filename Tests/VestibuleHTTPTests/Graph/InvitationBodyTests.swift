import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("The sponsors in an invitation's body") struct InvitationBodyTests {
    private func sponsors(_ text: String) throws -> [NamedSponsor] {
        var body = try JSONBody(
            try JSONReader.object(
                #"{"invitedUserEmailAddress": "ana@fabrikam.example", "inviteRedirectUrl": "https://a.example/", "invitedUserSponsors": \#(text)}"#
                    .utf8))
        let request = try InvitationBody.read(&body)
        try body.finish()
        return request.sponsors
    }

    @Test("are read by id, by reference and by mail")
    func reading() throws {
        let id = "01a1fcdb-4d4f-8d6f-a829-fb8a44e29e21"
        let boss = try EmailAddress("boss@contoso.example")
        let named = try sponsors(
            """
            [{"@odata.type": "#microsoft.graph.user", "id": "\(id)"}, {"@odata.id": "https://x.example/v1.0/users/\(id)"},
             {"mail": "boss@contoso.example"}, {"@odata.id": "https://x.example/v1.0/users/boss@contoso.example"}]
            """)
        #expect(named == [.id(try #require(Sponsor.ID(id))), .id(try #require(Sponsor.ID(id))), .address(boss), .address(boss)])
        #expect(try sponsors("null").isEmpty && sponsors("[]").isEmpty)
    }

    @Test("are refused by name where they name nobody, or are no objects")
    func refused() throws {
        for text in [
            "{}", #"["x"]"#, "[{}]", #"[{"id": "x"}]"#, #"[{"mail": "x"}]"#, #"[{"@odata.id": 1}]"#,
            #"[{"mail": "a@b.example", "name": "B"}]"#,
            #"[{"id": "01a1fcdb-4d4f-8d6f-a829-fb8a44e29e21", "mail": "a@b.example"}]"#,
        ] {
            #expect("\(text)") {
                _ = try sponsors(text)
            } throws: { error in
                (error as? RequestRefusal)?.sentence.contains("invitedUserSponsors") == true
            }
        }
    }
}
