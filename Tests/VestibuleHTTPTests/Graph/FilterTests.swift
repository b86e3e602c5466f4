import Foundation
import Hummingbird
import Testing

@testable import Vestibule
@testable import VestibuleHTTP

@Suite("A $filter") struct FilterTests {
    @Test("is read with or under and under not, in any case")
    func precedence() throws {
        let a = FilterExpression.comparison(FilterPath("a"), .equal, .string("x"))
        let b = FilterExpression.comparison(FilterPath("b"), .below, .bare("1"))
        let c = FilterExpression.property(FilterPath("c"))
        #expect(try FilterReader.expression("a eq 'x' or b lt 1 and c") == .or([a, .and([b, c])]))
        #expect(try FilterReader.expression("c or a eq 'x' or c") == .or([c, a, c]))
        #expect(try FilterReader.expression("(a EQ 'x' OR b Lt 1) AND Not c") == .and([.or([a, b]), .not(c)]))
        #expect(try FilterReader.expression("not(a eq 'x')and not not c") == .and([.not(a), .not(.not(c))]))
        #expect(try FilterReader.expression("\t a  eq\t'x' ") == a)
    }

    @Test("holds literals of every kind on either side")
    func literals() throws {
        func literal(_ text: String) throws -> FilterExpression { try FilterReader.expression("a eq \(text)") }
        func equal(_ literal: FilterLiteral) -> FilterExpression { .comparison(FilterPath("a"), .equal, literal) }
        #expect(try literal("'O''Brien'") == equal(.string("O'Brien")))
        #expect(try literal("''") == equal(.string("")))
        #expect(try literal("''''") == equal(.string("'")))
        #expect(try literal("' and 1 eq 1 -- '") == equal(.string(" and 1 eq 1 -- ")))
        #expect(try literal("'日本é'") == equal(.string("日本é")))
        #expect(try literal("NULL") == equal(.null))
        #expect(try literal("True") == equal(.bool(true)))
        #expect(try literal("2026-12-31T12:00:00+02:00") == equal(.bare("2026-12-31T12:00:00+02:00")))
        #expect(try literal("ab1dcafe-0000-7000-8000-000000000000") == equal(.bare("ab1dcafe-0000-7000-8000-000000000000")))
        #expect(try FilterReader.expression("5 lt a") == .comparison(FilterPath("a"), .above, .bare("5")))
        #expect(try FilterReader.expression("a in ('x', null)") == .isIn(FilterPath("a"), [.string("x"), .null]))
        #expect(try FilterReader.expression("StartsWith(a,'x')") == .function("startswith", FilterPath("a"), .string("x")))
    }

    @Test("walks over a collection")
    func any() throws {
        let issuer = FilterPath("identities/issuer", isOfElement: true)
        #expect(
            try FilterReader.expression("identities/any(c:c/issuer eq 'mail')")
                == .any(FilterPath("identities"), .comparison(issuer, .equal, .string("mail"))))
        #expect(
            try FilterReader.expression("otherMails/any(m:startswith(m,'a')) and b")
                == .and([
                    .any(
                        FilterPath("otherMails"), .function("startswith", FilterPath("otherMails", isOfElement: true), .string("a"))
                    ),
                    .property(FilterPath("b")),
                ]))
        #expect(try FilterReader.expression("identities/any()") == .any(FilterPath("identities"), nil))
    }

    @Test(
        "that is nonsense is refused, and however long or deep it is nothing breaks",
        arguments: [
            "", " ", "a", "mail", "mail eq", "eq 'x'", "mail eq 'x", "mail eq x'", "mail eq 'x' and", "or", "not", "(", ")", "()",
            "mail eq ('x')", "mail in ()", "mail in 'x'", "mail in ('x'", "mail in ('x',)", "mail = 'x'", "mail like 'x%'",
            "mail eq 'x';drop table guests", "mail eq \"x\"", "mail eq mail", "'x' eq 'x'", "1 eq 1", "startswith(mail)",
            "startswith(mail,'x','y')", "startswith('x',mail)", "contains(mail,'x')", "tolower(mail) eq 'x'", "mailbox eq 'x'",
            "tenant_id eq 'x'", "deleted_at eq null", "mail/x eq 'y'", "identities/issuer eq 'x'",
            "identities/any(c:issuer eq 'x')",
            "identities/any(c:c/nothing eq 'x')", "identities/any(c:c/any(d:d eq 'x'))", "identities/all(c:c/issuer eq 'x')",
            "identities/any(:c/issuer eq 'x')", "businessPhones/any(b:b eq '1')", "mail eq 5", "mail eq true",
            "accountEnabled eq 'true'",
            "accountEnabled gt true", "accountEnabled eq 1", "id gt 'x'", "id eq true", "userPrincipalName gt 'x'",
            "createdDateTime eq '2026-12-31T12:00:00Z'", "createdDateTime eq tomorrow", "createdDateTime ge 2026-13-01",
            "createdDateTime ge 99999-01-01T00:00:00Z", "createdDateTime eq true", "startswith(createdDateTime,'2')",
            "startswith(id,'2')",
            "mail eq 'x' mail eq 'y'", "givenName eq 'Ana'", "department ne null", "city eq 'Lyon'", "mail eq 'x\u{0}'", "é eq 'x'",
            "mail\u{0} eq 'x'", "%24", "- eq mail",
            String(repeating: "(", count: 1000),
            String(repeating: "(", count: 1000) + "mail eq 'x'" + String(repeating: ")", count: 1000),
            String(repeating: "not ", count: 500) + "accountEnabled", "mail eq '" + String(repeating: "x", count: 2048) + "'",
        ])
    func nonsense(_ text: String) {
        #expect(throws: RequestRefusal.self) { try UserFilter(domain: "contoso.example").filter(text) }
    }

    @Test("names what it does not know and says what there is")
    func sentences() throws {
        func sentence(_ text: String) -> String {
            do {
                _ = try UserFilter(domain: "contoso.example").filter(text)
                return "read"
            } catch { return error.sentence }
        }
        #expect(
            sentence("mailbox eq 'x'").hasPrefix(
                "$filter: there is no property 'mailbox' to ask about. There are: accountEnabled, companyName, createdDateTime, "))
        #expect(
            sentence("contains(mail,'x')")
                == "$filter: there is no function 'contains' here. There are: startswith, endswith, isof, any."
        )
        #expect(sentence("mail like 'x'") == "$filter: expected eq, ne, gt, ge, lt, le or in, found 'like'.")
        #expect(sentence("mail eq x") == "$filter: mail is compared with a text in single quotes.")
        #expect(sentence(String(repeating: "not ", count: 30) + "accountEnabled") == "$filter: nested deeper than 20 levels.")
        #expect(sentence(String(repeating: "(", count: 19) + "accountEnabled" + String(repeating: ")", count: 19)) == "read")
        #expect(sentence(String(repeating: "accountEnabled and ", count: 100) + "accountEnabled") == "read")
    }
}

@Suite("A $filter of users") struct UserFilterTests {
    private func filter(_ text: String) throws -> GuestFilter { try UserFilter(domain: "contoso.example").filter(text) }

    @Test("asks the database about columns only")
    func constants() throws {
        #expect(
            try filter("userType eq 'Guest' and externalUserState eq 'PendingAcceptance'") == .state(.pendingAcceptance))
        #expect(try filter("USERTYPE eq 'guest' and ExternalUserState ne 'Accepted'") == !.state(.accepted))
        #expect(try filter("userType eq 'Member'") == .constant(false))
        #expect(try filter("userType in ('Member', 'Guest')") == .everyone)
        #expect(try filter("identities/any(c:c/issuer eq 'mail')") == .door(.passcode))
        #expect(try filter("identities/any(c:c/issuer eq 'externalazuread')") == .door(.azureAD))
        #expect(
            try filter("identities/any(c:c/issuer in ('google.com','MicrosoftAccount') and c/signInType eq 'federated')")
                == .any([.door(.google), .door(.microsoftAccount)]))
        #expect(try filter("identities/any(c:c/issuer eq 'nobody')") == .constant(false))
        #expect(try filter("identities/any(c:c/issuerAssignedId ne null)") == .constant(false))
        #expect(try filter("mail eq null or createdDateTime le null or accountEnabled eq null or id eq null") == .constant(false))
        #expect(try filter("mail ne null") == .everyone)
    }

    @Test("of a type is about everybody or nobody, for everybody is a user")
    func types() throws {
        for type in ["microsoft.graph.user", "'microsoft.graph.user'", "Microsoft.Graph.User", "'#microsoft.graph.user'"] {
            #expect(try filter("isof(\(type))") == .everyone, "\(type)")
            #expect(try filter("not isof(\(type))") == .constant(false), "\(type)")
        }
        #expect(
            try filter("isof('microsoft.graph.group') or mail eq 'a@b.example'")
                == .text(.mail, .isOneOf([FoldedText("a@b.example")])))
        for text in ["isof()", "isof(mail, 'x')", "isof('microsoft.graph.user'", "isof"] {
            #expect(throws: RequestRefusal.self, "\(text)") { try filter(text) }
        }
    }

    @Test("means what each property is")
    func properties() throws {
        let id = "01a1fcdb-4d4f-7d6f-a829-fb8a44e29e21"
        let guest = try #require(Guest.ID(id))
        #expect(try filter("id eq '\(id)'") == .id([guest]))
        #expect(try filter("id in (\(id), '\(id.uppercased())', 'nobody')") == .or([.id([guest, guest])]))
        #expect(
            try filter("mail in ('a@b.example', 'C@d.example')")
                == .text(.mail, .isOneOf([FoldedText("a@b.example"), FoldedText("c@d.example")])))
        #expect(
            try filter("preferredLanguage in ('de', null)")
                == .or([.text(.preferredLanguage, .isMissing), .text(.preferredLanguage, .isOneOf([FoldedText("de")]))]))
        #expect(
            try filter("preferredLanguage gt 'de'")
                == .all([!.text(.preferredLanguage, .isMissing), !.text(.preferredLanguage, .isAtMost(FoldedText("de")))]))
        #expect(try filter("companyName eq 'Fabrikam'") == .text(.companyName, .isOneOf([FoldedText("fabrikam")])))
        #expect(try filter("startswith(companyName,'Fab')") == .text(.companyName, .startsWith(FoldedText("Fab"))))
        #expect(try filter("companyName eq null") == .text(.companyName, .isMissing))
        #expect(try filter("accountEnabled eq false") == !.isEnabled)
        #expect(try filter("not accountEnabled") == !.isEnabled)
        #expect(
            try filter("userPrincipalName eq 'ana_m_fabrikam.example#EXT#@contoso.example'")
                == .text(.mail, .isOneOf([FoldedText("ana_m@fabrikam.example")])))
        #expect(try filter("userPrincipalName eq 'ana_fabrikam.example#EXT#@fabrikam.example'") == .constant(false))
        #expect(try filter("otherMails/any(m:startswith(m,'a'))") == .text(.mail, .startsWith(FoldedText("a"))))
    }

    @Test("reads times as Graph's clients write them")
    func times() throws {
        let noon = Date(timeIntervalSince1970: 1_798_718_400)
        for text in [
            "2026-12-31T12:00:00Z", "2026-12-31T12:00:00.000Z", "2026-12-31T14:00:00+02:00", "2026-12-31T12:00:00.0000000Z",
        ] {
            #expect(try filter("createdDateTime lt \(text)") == .isBefore(noon, .created), "\(text)")
        }
        #expect(try filter("createdDateTime ge 2026-12-31") == !.isBefore(noon - 43_200, .created))
        #expect(try filter("externalUserStateChangeDateTime le 2026-12-31T12:00:00Z") == .isBefore(noon + 1, .stateChanged))
        #expect(
            try filter("createdDateTime eq 2026-12-31T12:00:00.5Z")
                == .all([!.isBefore(noon + 1, .created), .isBefore(noon + 1, .created)]))
    }
}

@Suite("What a list is asked for") struct ListOptionTests {
    private func page(_ query: String) throws -> GraphPage {
        try GraphPage(.sample(.get, "/v1.0/users?\(query)"), knowing: ["$filter", "$select"])
    }

    @Test(
        "arrives in any encoding that clients use",
        arguments: [
            "$filter=mail%20eq%20'a%2Bb@c.example'", "%24filter=mail+eq+%27a%2Bb%40c.example%27",
            "$Filter=mail%20eq%20%27a%2bb@c.example%27&$top=5",
            "x=1&%24FILTER=mail+eq+'a%2Bb@c.example'",
        ])
    func encodings(_ query: String) throws { #expect(try page(query).filter == "mail eq 'a+b@c.example'") }

    @Test("is refused when it came twice, is no UTF-8, or is not known to the list")
    func refused() {
        for query in ["$filter=a&%24filter=a", "$filter=%FF", "$filter=%2", "$orderby=x", "$search=x", "$expand=x"] {
            #expect(throws: RequestRefusal.self, "\(query)") { try page(query) }
        }
        #expect(throws: RequestRefusal.self) { try GraphPage(.sample(.get, "/v1.0/invitations?$filter=a")) }
    }

    @Test("is repeated by the link to the next page")
    func next() throws {
        let first = try page("$filter=mail+ne+'O''Brien%2B%26%23@x.example'&$select=id,mail&$top=2")
        let link = first.next(
            after: Surroundings.sample.newID(of: Guest.self), path: "/v1.0/users",
            site: try Site(baseURL: "https://guests.contoso.example"))
        let query = try #require(link.split(separator: "?", maxSplits: 1).last)
        let second = try page(String(query))
        #expect(second.filter == "mail ne 'O''Brien+&#@x.example'")
        #expect(second.filter == first.filter)
        #expect(second.select == "id,mail")
        #expect(second.size == 2)
    }

    @Test("chooses properties by their names in any case")
    func select() throws {
        #expect(try UserResource.selection("ID, displayName,externaluserstate") == [.id, .displayName, .externalUserState])
        for text in ["", ",", "id,", "mailbox", "id mail x", "*"] {
            #expect(throws: RequestRefusal.self, "\(text)") { try UserResource.selection(text) }
        }
    }
}

@Suite("The order of users") struct UserOrderTests {
    @Test("is read in any case, with or without a direction")
    func reading() throws {
        #expect(try UserOrder(nil).order == .byID)
        let alike = GuestFilter.and([.state(.accepted), .text(of: .mail, .startsWith(FoldedText("a")))])
        for (filter, usual) in [
            (alike, .by(.mail, isDescending: false)), (!alike, .byID), (.or([alike, .isEnabled]), .byID), (.everyone, .byID),
        ] as [(GuestFilter, GuestOrder)] {
            #expect(try UserOrder(nil, usually: filter.usualOrder).order == usual)
            #expect(try UserOrder("displayName", usually: filter.usualOrder).order == .by(.displayName, isDescending: false))
        }
        #expect(try UserOrder("DisplayName").order == .by(.displayName, isDescending: false))
        #expect(try UserOrder("mail  ASC").order == .by(.mail, isDescending: false))
        #expect(try UserOrder("createdDateTime desc").order == .by(.created, isDescending: true))
        for text in ["", " ", "id", "name_folded", "mail,displayName", "mail desc asc", "mail up", "mail desc;", "desc"] {
            #expect(throws: RequestRefusal.self, "\(text)") { try UserOrder(text) }
        }
    }

    @Test("has a token for each place, which only a list in that order takes")
    func tokens() throws {
        let guest = Guest(
            id: Surroundings.sample.newID(), tenant: Surroundings.sample.newID(), address: try EmailAddress("Ana@fabrikam.example"),
            displayName: "Änn O'Brien", preferredLanguage: nil, state: .accepted, stateChangedAt: Date(timeIntervalSince1970: 0),
            isEnabled: true, createdAt: Date(timeIntervalSince1970: 1_793_000_000.123456))
        for text in [nil, "displayName", "mail desc", "createdDateTime"] {
            let order = try UserOrder(text)
            let place = try order.place(order.token(after: guest))
            #expect(place.id == guest.id)
            if case .moment(let moment) = place.key {
                #expect(abs(moment.timeIntervalSince(guest.createdAt)) < 0.000_000_5)
            } else {
                #expect(place == order.order.place(of: guest))
            }
        }
        let id = guest.id.bytes
        for (text, token) in [
            (nil, id + [0]), (nil, Array(id.dropLast())), ("displayName", Array(id.dropLast())), ("displayName", id + [65, 0]),
            ("mail", id + [0xFF]), ("mail", id + [UInt8](repeating: 65, count: 1025)), ("createdDateTime", id),
            ("createdDateTime", id + [0x7F] + [UInt8](repeating: 0xFF, count: 7)),
            ("createdDateTime", id + [UInt8](repeating: 0, count: 9)),
        ] as [(String?, [UInt8])] {
            let order = try UserOrder(text)
            #expect(throws: RequestRefusal.self, "\(text ?? "-") \(token)") { try order.place(Base64URL.encode(token)) }
        }
        #expect(throws: RequestRefusal.self) { try UserOrder("mail").place("%%%") }
        #expect(UserOrder.isPlaceByID(try UserOrder(nil).token(after: guest)) && !UserOrder.isPlaceByID(nil))
        #expect(!UserOrder.isPlaceByID(try UserOrder("mail").token(after: guest)))
    }
}
