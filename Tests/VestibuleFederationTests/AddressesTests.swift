import Foundation
import Testing
import Vestibule

@Suite("What a provider's word about an address is worth") struct AddressesTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var email: String
        var verified: (any Sendable)?
        var hostedDomain: String?
        var proved: Bool
        var testDescription: String { "\(email), email_verified \(verified.map { "\($0)" } ?? "-"), hd \(hostedDomain ?? "-")" }
    }

    private func who(_ kind: ProviderRegistration.Kind, _ given: Case) async throws -> ProvedIdentity? {
        var who: ProvedIdentity?
        try await Bench.run { bench in
            bench.provider.change {
                $0.claims = {
                    $0["email"] = given.email
                    $0["email_verified"] = given.verified
                    $0["hd"] = given.hostedDomain
                }
            }
            who = try await bench.signIn(kind)
        }
        return who
    }

    @Test(
        "Google's counts for its own mailboxes and for a Workspace's",
        arguments: [
            Case(email: "ana@gmail.com", verified: true, proved: true),
            Case(email: "ana@googlemail.com", verified: nil, proved: true),
            Case(email: "ana@GMAIL.com", verified: false, proved: true),
            Case(email: "ana@fabrikam.example", verified: true, hostedDomain: "fabrikam.example", proved: true),
            Case(email: "ana@fabrikam.example", verified: "true", hostedDomain: "fabrikam.example", proved: true),
            Case(email: "ana@fabrikam.example", verified: true, hostedDomain: nil, proved: false),
            Case(email: "ana@fabrikam.example", verified: true, hostedDomain: "", proved: false),
            Case(email: "ana@fabrikam.example", verified: false, hostedDomain: "fabrikam.example", proved: false),
            Case(email: "ana@fabrikam.example", verified: nil, hostedDomain: "fabrikam.example", proved: false),
            Case(email: "ana@gmail.com.fabrikam.example", verified: true, proved: false),
            Case(email: "ana@notgmail.com", verified: true, proved: false),
        ])
    func google(given: Case) async throws {
        let who = try #require(try await who(.google, given))
        #expect(who.isEmailProved == given.proved && who.email?.mailbox == given.email.lowercased() && who.subject.id == "ana")
    }

    @Test(
        "a partner's counts for its own domains",
        arguments: [
            Case(email: "ana@partner.example", verified: true, proved: true),
            Case(email: "ana@Partner.EXAMPLE", verified: "true", proved: true),
            Case(email: "ana@second.example", verified: true, proved: true),
            Case(email: "ana@partner.example", verified: false, proved: false),
            Case(email: "ana@partner.example", verified: nil, proved: false),
            Case(email: "ana@partner.example", verified: "1", proved: false),
            Case(email: "ana@sub.partner.example", verified: true, proved: false),
            Case(email: "ana@gmail.com", verified: true, proved: false),
            Case(email: "ana@partner.example", verified: false, hostedDomain: "partner.example", proved: false),
        ])
    func partner(given: Case) async throws {
        let domains = ["partner.example", "second.example"].compactMap { DomainName($0) }
        let who = try #require(try await who(.openID(domains: domains), given))
        #expect(who.isEmailProved == given.proved && who.email?.mailbox == given.email.lowercased())
    }

    @Test("Google's tokens may leave out the scheme of their issuer, and are the same person's")
    func spellings() async throws {
        try await Bench.run { bench in
            let first = try await bench.signIn(.google)
            #expect(first.subject.issuer == bench.provider.base)
            let bare = String(bench.provider.base.dropFirst("http://".count))
            bench.provider.change { $0.claims = { $0["iss"] = bare } }
            let second = try await bench.signIn(.google)
            #expect(second.subject == first.subject)
            #expect(await bench.refusal() == .untrusted(reason: "the ID token is of another issuer"))
        }
    }

    @Test(
        "a name that could be more than text is left out",
        arguments: ["\u{202E}anA", "a\nb", "", String(repeating: "a", count: 257)])
    func names(text: String) async throws {
        try await Bench.run { bench in
            bench.provider.change { $0.claims = { $0["name"] = text } }
            let who = try await bench.signIn()
            #expect(who.name == nil)
        }
    }
}
