import Foundation
import HTTPTypes
import Hummingbird
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("A PATCH of a user") struct UserPatchTests {
    private func change(_ text: String) throws(RequestRefusal) -> GuestChange {
        try UserPatch.change(try JSONReader.object(text.utf8))
    }

    private func sentence(_ text: String) -> String {
        do {
            _ = try change(text)
            return "read"
        } catch { return error.sentence }
    }

    @Test("is read with nulls that clear, names in any case, and annotations in both spellings")
    func reading() throws {
        let change = try change(
            """
            {"@odata.type": "#microsoft.graph.user", "displayName": "Ana", "JobTitle": "Tester", "companyName": null,
             "preferredLanguage": null, "businessPhones": ["+351 2"], "accountEnabled": false, "x@odata.bind": 1}
            """)
        var expected = GuestChange()
        expected.displayName = "Ana"
        expected.profile = [.jobTitle: .set("Tester"), .companyName: .clear]
        expected.preferredLanguage = .clear
        expected.businessPhones = ["+351 2"]
        expected.isEnabled = false
        #expect(change == expected)
        #expect(try self.change(#"{"@odata.type": "microsoft.graph.user"}"#).isEmpty)
        #expect(try self.change(#"{"businessPhones": null}"#).businessPhones == [])
    }

    @Test("names what is of a wrong type, unknown, or not to be written, and why")
    func refused() {
        #expect(sentence(#"{"jobTitle": 1}"#) == "The property jobTitle must be a string or null.")
        #expect(sentence(#"{"businessPhones": "1"}"#) == "The property businessPhones must be an array of strings.")
        #expect(sentence(#"{"accountEnabled": "false"}"#) == "The property accountEnabled must be true or false.")
        #expect(sentence(#"{"accountEnabled": null}"#) == "The property accountEnabled must be true or false.")
        #expect(sentence(#"{"displayName": null}"#) == "The property displayName cannot be null: every user has one.")
        #expect(sentence(#"{"shoeSize": 1}"#) == "The property shoeSize is not known here, or cannot be written.")
        #expect(sentence(#"{"userType": "Member"}"#) == "The property userType cannot be written: every user here is a guest.")
        #expect(sentence(##"{"@odata.type": "#microsoft.graph.group"}"##).hasPrefix("@odata.type: "))
        for name in ["id", "mail", "MAIL", "userPrincipalName", "externalUserState", "identities", "createdDateTime", "sponsors"] {
            #expect(sentence("{\"\(name)\": null}").contains(" cannot be written: "), "\(name)")
        }
    }
}

@Suite("The entity tag of a user") struct UserTagTests {
    private func versions(_ tags: String...) -> [Int]? {
        var headers: HTTPFields = [:]
        for tag in tags { headers.append(HTTPField(name: .ifMatch, value: tag)) }
        return UserTag.versions(.sample(headers: headers))
    }

    @Test("is read from If-Match, weak or strong, one or several; any is any, and what is none of ours is nobody's")
    func conditions() {
        let tag = UserTag(0x1F2E, "contoso.example").text
        #expect(tag == #"W/"1f2e.contoso.example""#)
        #expect(versions() == nil)
        #expect(versions("*") == nil)
        #expect(versions(tag) == [0x1F2E])
        #expect(versions(#""1f2e.contoso.example""#) == [0x1F2E])
        #expect(versions(#""x", "# + tag, #"W/"7""#) == [0x1F2E, 7])
        #expect(versions("nonsense") == [])
        #expect(versions("") == [])
    }

    @Test("is known to who sends it in If-None-Match")
    func known() {
        let tag = UserTag(7, "contoso.example")
        func isKnown(_ value: String?) -> Bool {
            var headers: HTTPFields = [:]
            headers[.ifNoneMatch] = value
            return Request.sample(headers: headers).knows(tag: tag.text)
        }
        #expect(!isKnown(nil) && !isKnown(#"W/"8.contoso.example""#) && !isKnown(#"W/"7.fabrikam.example""#))
        #expect(isKnown("*") && isKnown(tag.text) && isKnown(#""7.contoso.example""#) && isKnown(#""x", W/"7.contoso.example""#))
    }
}

@Suite("A $search of users") struct UserSearchTests {
    private func filter(_ text: String) throws -> GuestFilter { try UserSearch(domain: "contoso.example").filter(text) }

    @Test("is words of the name or the start of the mail, AND before OR")
    func reading() throws {
        let (ana, silva) = (GuestFilter.word(FoldedText("ana")), GuestFilter.word(FoldedText("silva")))
        let mail = GuestFilter.text(.mail, .startsWith(FoldedText("a@")))
        #expect(try filter(#""displayName:Ana""#) == ana)
        #expect(try filter(#" "DisplayName: Ana Silva" "#) == .all([ana, silva]))
        #expect(try filter(#""mail:A@""#) == mail)
        #expect(try filter(#""displayName:ana" AND "mail:a@" OR "displayName:silva""#) == .any([.all([ana, mail]), silva]))
        #expect(try filter(#""displayName:ana" or "mail:a@""#) == .any([ana, mail]))
        #expect(try filter(#""displayName:a\"b\\""#) == .word(FoldedText(#"a"b\"#)))
        #expect(
            try filter(#""userPrincipalName:ana_fabrikam.example#EXT#@contoso.example""#)
                == GuestFilter.principalName(
                    .startsWith(FoldedText("ana_fabrikam.example#EXT#@contoso.example")), in: "contoso.example"))
    }

    @Test(
        "that is written otherwise is refused with how to write it",
        arguments: [
            "", "ana", "displayName:ana", #""ana""#, #""displayName:""#, #""displayName:-""#, #""mail:""#, #""jobTitle:x""#,
            #""displayName:ana"#, #""displayName:a" "mail:b""#, #""displayName:a" AND"#, #""displayName:a" NOT "mail:b""#,
            #"("displayName:a")"#, #""displayName:a\"#, "\"mail:" + String(repeating: "x", count: 2048) + "\"",
        ])
    func refused(_ text: String) {
        #expect(throws: RequestRefusal.self) { try filter(text) }
    }
}

@Suite("A sponsor as a reference names it") struct NamedSponsorTests {
    @Test("is an address or an id at the end of a URL")
    func reading() throws {
        let id = "01890a5d-ac96-874b-bcce-b302099a8057"
        for start in ["https://graph.microsoft.com/v1.0/users/", "https://x.example/v1.0/directoryObjects/", ""] {
            #expect(try UserSponsorEndpoints.named(by: .string(start + id)) == .id(try #require(Sponsor.ID(id))))
            #expect(
                try UserSponsorEndpoints.named(by: .string(start + "bo%2Bss@contoso.example"))
                    == .address(try EmailAddress("bo+ss@contoso.example")))
        }
        for reference in [nil, .null, .string(""), .string("/"), .number(1)] as [JSONValue?] {
            #expect(throws: RequestRefusal.self) { try UserSponsorEndpoints.named(by: reference) }
        }
        #expect(throws: EmailAddressRefusal.self) { try UserSponsorEndpoints.named(by: .string("https://x.example/users/boss")) }
    }
}
