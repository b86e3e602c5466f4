import Foundation
import TestSupport
import Testing

@Suite("Filtering guests")
struct FilteringGuestsTests {
    @Test("finds the guests that a program asks for, however it writes the question")
    func finding() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            for name in ["ana", "ben+lists", "o'brien", "cleo_x"] {
                _ = try await contoso.invite("\(name)@northwind.example", ["invitedUserDisplayName": .string("Guest \(name)")])
            }
            let browser = Browser(service)
            try await browser.redeem(contoso.invite("dan@fabrikam.example").link, as: "dan@fabrikam.example")
            let fabrikam = try await service.tenant("Fabrikam", domain: "fabrikam.example")
            _ = try await fabrikam.invite("ana@northwind.example")

            func found(_ query: String) async throws -> [String] {
                let answer = try await contoso.graph("GET", "/v1.0/users?\(query)")
                #expect(answer.status == 200, "\(query): \(answer.text)")
                return answer.json["value"].items.compactMap { $0["mail"].text?.split(separator: "@").first.map(String.init) }
            }
            #expect(
                try await found("$filter=userType%20eq%20'Guest'%20and%20externalUserState%20eq%20'PendingAcceptance'")
                    == ["ana", "ben+lists", "o'brien", "cleo_x"])
            #expect(try await found("%24filter=externalUserState+eq+%27Accepted%27") == ["dan"])
            #expect(try await found("$filter=mail+eq+'ben%2Blists@northwind.example'") == ["ben+lists"])
            #expect(try await found("$filter=mail%20eq%20%27O%27%27Brien@Northwind.example%27") == ["o'brien"])
            #expect(try await found("$Filter=startswith(mail,'cleo_')") == ["cleo_x"])
            #expect(try await found("$filter=endsWith(mail,'@fabrikam.example')") == ["dan"])
            #expect(try await found("$filter=DisplayName%20in%20('guest%20ana','x')") == ["ana"])
            #expect(
                try await found("$filter=userPrincipalName%20eq%20'cleo_x_northwind.example%23EXT%23@contoso.example'") == [
                    "cleo_x"
                ])
            #expect(try await found("$filter=not(accountEnabled)") == [])
            #expect(
                try await found("$filter=identities/any(c:c/issuer%20eq%20'mail')%20and%20createdDateTime%20ge%202020-01-01").count
                    == 5)
            #expect(try await found("$filter=mail%20eq%20'x''%20or%20''a''=''a'") == [])

            // A time compares as it is shown.
            let ana = try await contoso.graph("GET", "/v1.0/users?$filter=startswith(mail,'ana@')").json["value"].items[0]
            let (id, time) = (ana["id"].text ?? "", ana["createdDateTime"].text ?? "")
            #expect(try await found("$filter=createdDateTime%20eq%20\(time)%20and%20id%20eq%20'\(id)'") == ["ana"])
            #expect(try await found("$filter=createdDateTime%20gt%20\(time)%20and%20id%20eq%20'\(id)'") == [])
        }
    }

    @Test("goes on from page to page with the same question, and shows what was chosen")
    func paging() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            for number in 0..<5 { _ = try await contoso.invite("g\(number)@\(number % 2 == 0 ? "even" : "odd").example") }
            var seen: [String] = []
            var next: String? = "/v1.0/users?$filter=endswith(mail,'@even.example')&$top=2&$select=mail,displayName"
            while let path = next, seen.count < 10 {
                let answer = try await contoso.graph("GET", path)
                #expect(answer.status == 200, "\(answer.text)")
                for item in answer.json["value"].items {
                    guard case .object(let fields) = item else { continue }
                    #expect(fields.keys.sorted() == ["displayName", "mail"])
                    seen.append(item["mail"].text ?? "")
                }
                next = answer.json["@odata.nextLink"].text.map { String($0.dropFirst(service.base.count)) }
            }
            #expect(seen == ["g0@even.example", "g2@even.example", "g4@even.example"])
        }
    }

    @Test("shows them in the order that is asked for, from page to page")
    func ordering() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            for (name, mail) in [("Ben", "d"), ("ana", "c"), ("Ben", "a"), ("Cleo", "b"), ("ÄNN", "e")] {
                _ = try await contoso.invite("\(mail)@x.example", ["invitedUserDisplayName": .string(name)])
            }
            for (order, mails) in [
                ("displayName", "cdabe"), ("DisplayName%20desc", "ebadc"), ("mail+asc", "abcde"),
                ("createdDateTime%20desc", "ebacd"),
            ] {
                var seen = ""
                var next: String? = "/v1.0/users?$orderby=\(order)&$top=2&$filter=endswith(mail,'@x.example')&$count=true"
                while let path = next, seen.count < 10 {
                    let answer = try await contoso.graph("GET", path)
                    #expect(answer.status == 200, "\(answer.text)")
                    if seen.isEmpty { #expect(answer.json["@odata.count"] == 5) }
                    seen += answer.json["value"].items.compactMap { $0["mail"].text?.prefix(1) }.joined()
                    next = answer.json["@odata.nextLink"].text.map { String($0.dropFirst(service.base.count)) }
                }
                #expect(seen == mails, "\(order)")
            }
        }
    }

    @Test("names what cannot be asked")
    func refused() async throws {
        try await TestService.run { service in
            let contoso = try await service.tenant()
            for (query, words) in [
                ("$filter=deleted_at%20eq%20null", "there is no property 'deleted_at'"), ("$filter=mail%20eq%20'x", "not closed"),
                ("$filter=contains(mail,'x')", "no function 'contains'"), ("$orderby=surname", "$orderby: give one of displayName"),
                ("$select=id,secret", "no property 'secret'"), ("$filter=\(String(repeating: "(", count: 1000))", "nested deeper"),
            ] {
                let answer = try await contoso.graph("GET", "/v1.0/users?\(query)")
                #expect(answer.status == 400, "\(query)")
                #expect(answer.json["error"]["code"].text == "Request_BadRequest")
                #expect(answer.json["error"]["message"].text?.contains(words) == true, "\(answer.text)")
            }
        }
    }
}
