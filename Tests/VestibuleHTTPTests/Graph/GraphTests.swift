import Foundation
import HTTPTypes
import Hummingbird
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("A JSON body") struct JSONBodyTests {
    private func body(_ text: String) async throws -> JSONBody {
        let request = Request.sample(.post, headers: [.contentType: "application/json"], body: text)
        return try JSONBody(try await request.json(try .sample()))
    }

    @Test("is read without regard to case, null as missing, annotations left out")
    func reading() async throws {
        var body = try await body(
            """
            {"InvitedUserEmailAddress": "a@b.example", "sendInvitationMessage": true, "@odata.type": "#x", "x@odata.bind": 1,
             "expires": "2026-12-31T12:00:00.5Z", "info": {"ccRecipients": [{"emailAddress": {"address": "c@d.example"}}]},
             "nothing": null}
            """)
        #expect(try body.string("invitedUserEmailAddress") == "a@b.example")
        #expect(try body.bool("sendInvitationMessage") == true)
        #expect(try body.date("expires")?.timeIntervalSince1970 == 1_798_718_400.5)
        var info = try #require(try body.object("info"))
        var copies = try info.objects("ccRecipients")
        var address = try #require(try copies[0].object("emailAddress"))
        #expect(try address.string("address") == "c@d.example")
        #expect(try body.string("nothing") == nil)
        try body.finish()
    }

    @Test("names what is unknown, twice there, or of a wrong type")
    func names() async throws {
        var one = try await body(#"{"a": 1, "info": {"b": 2}}"#)
        let info = try #require(try one.object("info"))
        #expect(throws: RequestRefusal.malformed("The property info/b is not known here, or cannot be written.")) {
            try info.finish()
        }
        #expect(throws: RequestRefusal.malformed("The property a must be a string.")) { try one.string("a") }
        await #expect(throws: RequestRefusal.self) { try await body(#"{"Name": 1, "name": 2}"#) }
        for text in ["2026-12-31", "tomorrow", "2026-13-01T00:00:00Z", ""] {
            var dated = try await body(#"{"d": "\#(text)"}"#)
            #expect(throws: RequestRefusal.self, "\(text)") { try dated.date("d") }
        }
    }

    @Test(
        "that is no object is refused, and however deep it is nothing breaks",
        arguments: [
            "", "[]", "null", "1", "{", "{\"a\":}", "\u{FEFF}", "{\"a\": 1e999}", String(repeating: "[", count: 200_000),
            String(repeating: "{\"a\":", count: 100_000),
        ])
    func nonsense(_ text: String) async {
        await #expect(throws: RequestRefusal.self) { _ = try await body(text) }
    }

    @Test("comes as JSON or not at all")
    func type() async throws {
        let form = Request.sample(.post, headers: [.contentType: "text/plain"], body: "{}")
        await #expect(throws: RequestRefusal.self) { try await form.json(try .sample()) }
    }
}

@Suite("A page of a list") struct GraphPageTests {
    private func page(_ query: String) throws -> GraphPage { try GraphPage(.sample(.get, "/v1.0/users?\(query)")) }

    @Test("holds a hundred unless asked for fewer or more, in any spelling of the option")
    func size() throws {
        #expect(try page("").size == 100)
        #expect(try page("$top=7").size == 7)
        #expect(try page("%24top=999").size == 999)
        #expect(try page("$Top=7").size == 7)
        #expect(try page("api-version=1").size == 100)
        #expect(try page("$count=True").isCounted && !page("$count=false").isCounted && !page("").isCounted)
    }

    @Test(
        "refuses what it cannot do, by name",
        arguments: [
            "$top=0", "$top=1000", "$top=", "$top=x", "$top=99999999999999999999", "$top=1&$top=2", "$filter=a", "$orderby=x",
            "$skip=1", "$count=yes", "$count=", "$count=true&$count=true",
        ])
    func refused(_ query: String) {
        #expect(throws: RequestRefusal.self) { try page(query) }
    }

    @Test("goes on where its link says")
    func next() throws {
        let site = try Site(baseURL: "https://guests.contoso.example")
        let id: Guest.ID = Surroundings.sample.newID()
        let link = try page("$top=7").next(after: id, path: "/v1.0/users", site: site)
        #expect(link.hasPrefix("https://guests.contoso.example/v1.0/users?$top=7&$skiptoken="))
        let query = try #require(link.split(separator: "?").last)
        let following = try page(String(query))
        #expect(following.size == 7)
        #expect(try following.cursor(as: Guest.self) == id)
        for token in ["AAAA", "%21", "", String(repeating: "A", count: 5000)] {
            #expect(throws: RequestRefusal.self) { try page("$skiptoken=\(token)").cursor(as: Guest.self) }
        }
        #expect(try page("").cursor(as: Guest.self) == nil)
    }

    @Test("goes through what was read as a whole, and counts it")
    func whole() throws {
        let site = try Site(baseURL: "https://guests.contoso.example")
        func text(_ query: String, of whole: [String] = ["a", "b", "c"]) throws -> String {
            let list = try page(query).list(of: whole, path: "/v1.0/x", site: site) { $0.string($1) }
            var json = JSONWriter(capacity: 64)
            list.write(to: &json)
            return String(buffer: json.finished())
        }
        let link = "https://guests.contoso.example/v1.0/x?$top=2&$skiptoken=2"
        #expect(try text("$top=2&$count=true") == #"{"@odata.count":3,"@odata.nextLink":"\#(link)","value":["a","b"]}"#)
        #expect(try text("$top=2&$skiptoken=2&$count=true") == #"{"value":["c"]}"#)
        #expect(try text("$top=3") == #"{"value":["a","b","c"]}"#)
        #expect(try text("") == text("$top=999") && text("", of: []) == #"{"value":[]}"#)
        for beyond in ["3", "4", "\(Int.max)"] { #expect(try text("$skiptoken=\(beyond)") == #"{"value":[]}"#) }
        for token in ["0", "-1", "", "x", "1.0", "99999999999999999999"] {
            #expect(throws: RequestRefusal.self, "\(token)") { try text("$skiptoken=\(token)") }
        }
        #expect(try GraphPage(.sample(.get, "/v1.0/x"), usual: 999).size == 999)
    }

    @Test("leaves out the item that was read beyond it, which says that there is more")
    func beyond() throws {
        let site = try Site(baseURL: "https://guests.contoso.example")
        let ids: [Guest.ID] = (0..<3).map { _ in Surroundings.sample.newID() }
        func text(of found: [Guest.ID]) throws -> String {
            let list = try page("$top=2").list(from: found, id: { $0 }, path: "/v1.0/x", site: site, count: 3) { $0.id($1) }
            return String(decoding: list.json, as: UTF8.self)
        }
        let link = try page("$top=2").next(after: ids[1], path: "/v1.0/x", site: site)
        let value = #""value":["\#(ids[0])","\#(ids[1])"]"#
        #expect(try text(of: ids) == #"{"@odata.count":3,"@odata.nextLink":"\#(link)",\#(value)}"#)
        #expect(try text(of: Array(ids[..<2])) == #"{"@odata.count":3,\#(value)}"#)
    }

    @Test("percent-encodes whatever is put into a link")
    func encoding() {
        #expect("a+b@c.example&x=1/é".percentEncoded == "a%2Bb%40c.example%26x%3D1%2F%C3%A9")
    }
}

@Suite("A parameter that chooses what is answered") struct ChoiceTests {
    @Test("is refused when it came twice, for without it the answer would be everything")
    func twice() throws {
        #expect(try Request.sample(.get, "/v1.0/invitations?emailAddress=a%40b.example").choice("emailAddress") == "a@b.example")
        #expect(try Request.sample(.get, "/v1.0/invitations").choice("emailAddress") == nil)
        #expect(throws: RequestRefusal.malformed("state came 2 times. Send it once.")) {
            try Request.sample(.get, "/admin/tenants/a.example/letters?state=sent&state=failed").choice("state")
        }
        for query in ["limit=1&limit=2", "limit=1001"] {
            #expect(throws: RequestRefusal.self) { try AdminPage(.sample(.get, "/admin/tenants?\(query)")) }
        }
    }
}

@Suite("A client's address") struct ClientAddressTests {
    private func client(_ forwarded: [String], peer: String = "10.0.0.1") throws -> String? {
        var headers: HTTPFields = [:]
        for value in forwarded { headers.append(HTTPField(name: .xForwardedFor, value: value)) }
        let proxies = [NetworkRange("10.0.0.0/8"), NetworkRange("fd00::/8")].compactMap { $0 }
        return try RequestFacts.sample(peer: peer).client(.sample(headers: headers), behind: proxies)?.description
    }

    @Test("is what the last trusted proxy saw")
    func forwarded() throws {
        #expect(try client([]) == "10.0.0.1")
        #expect(try client(["203.0.113.9"]) == "203.0.113.9")
        #expect(try client(["198.51.100.1, 203.0.113.9"]) == "203.0.113.9")
        #expect(try client(["198.51.100.1, 203.0.113.9, 10.2.3.4"]) == "203.0.113.9")
        #expect(try client(["198.51.100.1", "203.0.113.9,10.2.3.4"]) == "203.0.113.9")
        #expect(try client(["2001:db8::1"], peer: "fd00::1") == "2001:db8:0:0:0:0:0:1")
        #expect(try client(["203.0.113.9"], peer: "::ffff:10.0.0.1") == "203.0.113.9")
    }

    @Test("is never what a stranger says it is")
    func forged() throws {
        #expect(try client(["1.2.3.4"], peer: "203.0.113.7") == "203.0.113.7")
        #expect(try client(["nonsense"]) == "10.0.0.1")
        #expect(try client(["1.2.3.4, nonsense"]) == "10.0.0.1")
    }
}
