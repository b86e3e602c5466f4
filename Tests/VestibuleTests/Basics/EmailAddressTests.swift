import Testing

@testable import Vestibule

@Suite("An email address") struct EmailAddressTests {
    @Test(
        "is taken in its plain form",
        arguments: ["ana@fabrikam.example", "a.b+tag@x.y.example", "A!#$%&'*+-/=?^_`{|}~z@a.example", "x@xn--bcher-kva.example"])
    func isTakenInItsPlainForm(text: String) throws {
        #expect(try EmailAddress(text).text.lowercased() == text.lowercased())
    }

    @Test(
        "is refused where it could be more",
        arguments: [
            ("", EmailAddressRefusal.empty), ("a\r\nBcc: x@y.example@z.example", .notASCII), ("a b@c.example", .notASCII),
            ("\"a b\"@c.example", .notASCII), ("\"ab\"@c.example", .localPart), ("a@b@c.example", .notOneAt),
            ("ana", .notOneAt), ("@c.example", .localPart), (".a@c.example", .localPart), ("a..b@c.example", .localPart),
            ("a@c", .domain), ("a@[1.2.3.4]", .domain), ("a@1.2.3.4", .domain), ("a@c.example.", .domain),
            ("a@-c.example", .domain), ("a@c_d.example", .domain), ("٣@c.example", .notASCII), ("a@bücher.example", .notASCII),
            ("a(x)@c.example", .localPart), ("a\u{202E}@c.example", .notASCII), ("a\0@c.example", .notASCII),
        ]) func isRefusedWhereItCouldBeMore(text: String, why: EmailAddressRefusal)
    {
        #expect(throws: why) { try EmailAddress(text) }
    }

    @Test("is refused when it is too long") func isRefusedWhenItIsTooLong() {
        #expect(throws: EmailAddressRefusal.tooLong) { try EmailAddress(String(repeating: "a", count: 300) + "@c.example") }
        #expect(throws: EmailAddressRefusal.localPart) { try EmailAddress(String(repeating: "a", count: 65) + "@c.example") }
    }

    @Test("is one mailbox in every case and never folds a tag") func isOneMailboxInEveryCaseAndNeverFoldsATag() throws {
        #expect(try EmailAddress("Ana@Fabrikam.Example") == EmailAddress("ana@fabrikam.example"))
        #expect(try EmailAddress("Ana@Fabrikam.Example").text == "Ana@fabrikam.example")
        #expect(try EmailAddress("ana+x@fabrikam.example") != EmailAddress("ana@fabrikam.example"))
    }

    @Test("has two parts, the domain in lower case") func hasTwoParts() throws {
        let address = try EmailAddress("Ana.B+x@Mail.Fabrikam.Example")
        #expect(address.localPart == "Ana.B+x")
        #expect(address.domain == DomainName("mail.fabrikam.example"))
        #expect(address.text == "Ana.B+x@mail.fabrikam.example")
        #expect(address.mailbox == "ana.b+x@mail.fabrikam.example")
    }

    @Test("is masked for whoever has not proved it") func isMaskedForWhoeverHasNotProvedIt() throws {
        #expect(try EmailAddress("ana@fabrikam.example").masked == "a•••@fabrikam.example")
    }

    @Test("that is typed may have spaces anywhere, and nothing else that is not an address's") func typed() {
        #expect(EmailAddress(typed: " ana @fabrikam.example ")?.text == "ana@fabrikam.example")
        for text in ["", " ", "ana", "ana@fabrikam.example\t"] { #expect(EmailAddress(typed: text) == nil, "\(text)") }
    }

    @Test("that was stored is not judged again, but for what could break a page or an answer")
    func stored() throws {
        let address = try EmailAddress("Ana.Reis+b@fabrikam.example")
        let read = try #require(EmailAddress(stored: address.text))
        #expect(read == address && read.localPart == "Ana.Reis+b" && read.domain.text == "fabrikam.example")
        for text in [
            "", "ana", "a@b@c.example", "a\"@b.example", "a\\@b.example", "a b@c.example", "a\u{e9}@b.example", "a\n@b.example",
        ] {
            #expect(EmailAddress(stored: text) == nil, "\(text)")
        }
    }
}
