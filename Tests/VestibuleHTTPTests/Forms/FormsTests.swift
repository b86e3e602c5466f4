import HTTPTypes
import Hummingbird
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("Form fields") struct FormFieldsTests {
    @Test("are read as browsers write them")
    func reading() throws {
        let fields = try FormFields("code=1234+5678&name=J%C3%B6rg%26Co&empty=&bare&=x&a=1=2")
        #expect(fields["code"] == "1234 5678")
        #expect(fields["name"] == "Jörg&Co")
        #expect(fields["empty"] == "" && fields["bare"] == "")
        #expect(fields[""] == "x")
        #expect(fields["a"] == "1=2")
        #expect(fields["missing"] == nil)
        // A mark that combines with the sign before it does not hide the sign.
        #expect(try FormFields("a=1&\u{301}b=2").pairs.map(\.name) == ["a", "\u{301}b"])
    }

    @Test("that came twice are not there: nobody chooses which one counts")
    func twice() throws {
        #expect(try FormFields("token=a&token=b")["token"] == nil)
        #expect(try FormFields("token=a&toke%6E=b")["token"] == nil)
    }

    @Test("of broken encoding or without end are refused", arguments: ["a=%", "a=%2", "a=%zz", "a=%FF", "%C3=x", "a=%C0%AF"])
    func broken(_ text: String) {
        #expect(throws: RequestRefusal.self) { try FormFields(text) }
    }

    @Test("are two hundred at most")
    func many() throws {
        #expect(try FormFields(Array(repeating: "a=b", count: 200).joined(separator: "&")).pairs.count == 200)
        #expect(throws: RequestRefusal.self) {
            try FormFields(Array(repeating: "a=b", count: 201).joined(separator: "&"))
        }
    }

    @Test("come as a form or not at all")
    func type() async throws {
        let context = try RequestFacts.sample()
        let json = Request.sample(.post, headers: [.contentType: "application/json"], body: "{}")
        await #expect(throws: RequestRefusal.self) { try await json.form(context) }
        let form = Request.sample(
            .post, headers: [.contentType: "application/x-www-form-urlencoded; charset=utf-8"], body: "a=b")
        #expect(try await form.form(context)["a"] == "b")
        let large = Request.sample(
            .post, headers: [.contentType: "application/x-www-form-urlencoded"],
            body: String(repeating: "a", count: (1 << 20) + 1))
        await #expect(throws: RequestRefusal.tooLarge) { try await large.form(context) }
    }
}

@Suite("A form's guard") struct FormGuardTests {
    private let forms: FormGuard

    init() throws {
        forms = FormGuard(
            vault: try .sample(), surroundings: .sample, cookies: Cookies(isSecure: true),
            origin: "https://guests.contoso.example")
    }

    private func request(_ headers: HTTPFields, browser: String? = "this-very-browser") -> Request {
        var headers = headers
        if let browser { headers[.cookie] = "\(forms.cookies.form)=\(browser)" }
        return .sample(.post, headers: headers)
    }

    private func fields(_ subject: String = "a", browser: String = "this-very-browser") throws -> FormFields {
        try FormFields("token=\(forms.token(for: browser, about: subject))")
    }

    @Test("lets our own page's form pass, whatever the browser says of itself")
    func ours() throws {
        let ways: [HTTPFields] = [
            [:], [.origin: "https://guests.contoso.example"],
            [.origin: "https://guests.contoso.example", .secFetchSite: "same-origin"],
            [.origin: "null", .secFetchSite: "same-origin"], [.secFetchSite: "same-origin"],
        ]
        for headers in ways { try forms.check(try fields(), of: request(headers), about: "a") }
    }

    @Test("refuses what another site sends, even with a token that fits")
    func others() throws {
        let ways: [HTTPFields] = [
            [.origin: "https://evil.test"], [.origin: "null"], [.origin: "http://guests.contoso.example"],
            [.origin: "https://guests.contoso.example.evil.test"], [.secFetchSite: "cross-site"],
            [.secFetchSite: "same-site"], [.secFetchSite: "none"],
            [.origin: "https://guests.contoso.example", .secFetchSite: "cross-site"],
            [.origin: "https://evil.test", .secFetchSite: "same-origin"],
        ]
        for headers in ways {
            #expect(throws: RedemptionRefusal.formExpired, "\(headers)") {
                try forms.check(try fields(), of: request(headers), about: "a")
            }
        }
    }

    @Test("refuses another browser's token, another form's, and a broken one")
    func tokens() throws {
        let request = request([:])
        for text in ["token=", "", "token=%21%21", "token=AAAA"] {
            #expect(throws: RedemptionRefusal.formExpired) { try forms.check(try FormFields(text), of: request, about: "a") }
        }
        #expect(throws: RedemptionRefusal.formExpired) { try forms.check(try fields("b"), of: request, about: "a") }
        #expect(throws: RedemptionRefusal.formExpired) {
            try forms.check(try fields(browser: "another"), of: request, about: "a")
        }
    }

    @Test("says that cookies are off when none came back")
    func cookiesAreOff() throws {
        #expect(throws: CookiesAreOff.self) { try forms.check(try fields(), of: request([:], browser: nil), about: "a") }
    }

    @Test("keeps a browser's cookie, and gives a new one for none or for nonsense")
    func browsers() {
        #expect(forms.browser(of: request([:])).isNew == false)
        #expect(forms.browser(of: request([:], browser: nil)).isNew)
        #expect(forms.browser(of: request([:], browser: "short")).isNew)
        #expect(forms.browser(of: request([:], browser: String(repeating: "x", count: 65))).isNew)
    }
}

@Suite("Cookies") struct CookiesTests {
    private let tenant = Tenant.ID(bytes: Array(repeating: 1, count: 16)) ?? AdminToken.everyTenant

    @Test("are bound to this host over https, and work without on localhost")
    func prefix() {
        let cookies = Cookies(isSecure: true)
        #expect(cookies.session(of: tenant).hasPrefix("__Host-vestibule-session-01010101"))
        #expect(Cookies(isSecure: false).session(of: tenant).hasPrefix("vestibule-session-"))
        for isSecure in [true, false] {
            let cookies = Cookies(isSecure: isSecure)
            var response = Response(status: .ok)
            cookies.set(cookies.form, to: "x", on: &response)
            cookies.drop(cookies.form, on: &response)
            let set = response.headers[values: .setCookie]
            #expect(set.count == 2)
            for text in set {
                #expect(text.contains("HttpOnly") && text.contains("SameSite=Lax") && text.contains("Path=/"))
                #expect(text.contains("Secure") == isSecure)
                #expect(!text.contains("Domain"))
            }
            #expect(set.last?.contains("Max-Age=0") == true)
        }
    }
}

@Suite("An opened link's cookie") struct LinkCookieTests {
    private let links: LinkCookie
    private let tenant: Tenant.ID = Surroundings.sample.newID()
    private let invitation: Invitation.ID = Surroundings.sample.newID()

    init() throws { links = LinkCookie(vault: try .sample(), cookies: Cookies(isSecure: true)) }

    @Test("gives the link back to the browser that opened it, for that invitation of that tenant only")
    func roundTrip() throws {
        let link = Credential(.invitationLink, tenant: tenant, row: invitation, in: .sample)
        var response = Response(status: .ok)
        try links.keep(link, on: &response)
        let set = try #require(response.headers[.setCookie])
        #expect(!set.contains(link.text))
        let back = Request.sample(after: response)
        #expect(try links.link(back, tenant: tenant, invitation: invitation) == link)
        let other: Invitation.ID = Surroundings.sample.newID()
        #expect(throws: RedemptionRefusal.wrongBrowser) { try links.link(back, tenant: tenant, invitation: other) }
        #expect(throws: RedemptionRefusal.wrongBrowser) {
            try links.link(back, tenant: Surroundings.sample.newID(), invitation: invitation)
        }
        // Renamed for another invitation it does not open.
        let value = set.split(separator: ";")[0].split(separator: "=", maxSplits: 1)[1]
        let renamed = Request.sample(headers: [.cookie: "\(Cookies(isSecure: true).link(of: other))=\(value)"])
        #expect(throws: RedemptionRefusal.wrongBrowser) { try links.link(renamed, tenant: tenant, invitation: other) }
    }
}

@Suite("A request's cookies") struct RequestCookieTests {
    private func request(_ cookies: String...) -> Request {
        var headers = HTTPFields()
        for line in cookies { headers.append(HTTPField(name: .cookie, value: line)) }
        return Request.sample(.get, headers: headers)
    }

    @Test("are found wherever they stand, in one line or several")
    func places() {
        for request in [request("a=1; b=2;\tc=3=4;d=\"5\""), request("a=1", "b=2; c=3=4", "d=\"5\"")] {
            #expect(request.cookie("a") == "1")
            #expect(request.cookie("b") == "2")
            #expect(request.cookie("c") == "3=4")
            #expect(request.cookie("d") == "\"5\"")
            #expect(request.cookie("e") == nil)
        }
    }

    @Test("have one name each, and not the beginning or end of another's")
    func names() {
        let request = request("xform=1; form-x=2; FORM=3; form=4; form=5")
        #expect(request.cookie("form") == "4")
        #expect(request.cookie("orm") == nil && request.cookie("form-") == nil && request.cookie("") == nil)
    }

    @Test("that hold nothing are not there", arguments: ["", ";", "=", "a", "a=", "; ;a=;b=1", "a=;a=1"])
    func empty(line: String) {
        #expect(request(line).cookie("a") == nil)
    }
}
