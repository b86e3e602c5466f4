import Foundation
import Testing

@testable import Vestibule

@Suite("A change of a guest") struct GuestChangeTests {
    private func refusal(_ adjust: (inout GuestChange) -> Void) -> GuestChangeRefusal? {
        var change = GuestChange()
        adjust(&change)
        do {
            try change.checked()
            return nil
        } catch { return error }
    }

    @Test("names what it is about, without whether the guest is blocked")
    func names() {
        var change = GuestChange()
        #expect(change.isEmpty && change.names.isEmpty)
        change.isEnabled = false
        #expect(!change.isEmpty && change.names.isEmpty)
        change.displayName = "Ana"
        change.preferredLanguage = .clear
        change.profile = [.surname: .set("Silva"), .city: .clear]
        change.businessPhones = []
        #expect(change.names == ["businessPhones", "city", "displayName", "preferredLanguage", "surname"])
        #expect(change.set == GuestProfile(texts: [.surname: "Silva"]))
        #expect(change.cleared == ["city", "businessPhones"])
    }

    @Test("takes each property to its limit and not beyond, and no text that is more than text")
    func limits() {
        #expect(refusal { $0.displayName = String(repeating: "x", count: 256) } == nil)
        #expect(refusal { $0.displayName = String(repeating: "x", count: 257) } == .text("displayName", limit: 256))
        #expect(refusal { $0.displayName = "" } == .text("displayName", limit: 256))
        #expect(refusal { $0.preferredLanguage = .set("") } == .text("preferredLanguage", limit: 35))
        #expect(refusal { $0.preferredLanguage = .clear } == nil)
        for property in GuestProfile.Property.allCases {
            let limit = property.limit
            #expect(refusal { $0.profile[property] = .set(String(repeating: "é", count: limit)) } == nil)
            let refused = GuestChangeRefusal.text(property.rawValue, limit: limit)
            #expect(refusal { $0.profile[property] = .set(String(repeating: "é", count: limit + 1)) } == refused)
            #expect(refusal { $0.profile[property] = .set("") } == refused)
            #expect(refusal { $0.profile[property] = .set("a\u{202E}b") } == refused)
            #expect(refusal { $0.profile[property] = .clear } == nil)
        }
        #expect(refusal { $0.profile[.streetAddress] = .set("Rua 1\nPorto") } == nil)
        #expect(refusal { $0.profile[.city] = .set("Por\nto") } == .text("city", limit: 128))
        #expect(refusal { $0.businessPhones = ["+351 1"] } == nil)
        #expect(refusal { $0.businessPhones = ["1", "2"] } == .tooManyPhones)
        #expect(refusal { $0.businessPhones = [""] } == .text("businessPhones", limit: 64))
    }
}

@Suite("A guest's profile") struct GuestProfileTests {
    @Test("is read as it was kept, with what a newer program added left out")
    func kept() throws {
        let profile = GuestProfile(texts: [.givenName: "Ana \"\u{1F600}\"\n", .companyName: ""], businessPhones: ["+1"])
        #expect(GuestProfile(kept: profile.kept) == profile)
        #expect(GuestProfile().kept == "{}")
        #expect(GuestProfile(kept: #"{"surname":"Silva","shoeSize":42}"#) == GuestProfile(texts: [.surname: "Silva"]))
        #expect(GuestProfile(kept: #"{"surname":1}"#) == nil)
    }
}

@Suite("A sponsor's id") struct SponsorTests {
    @Test("is one for a mailbox of a tenant, however the address is written, and another one at another tenant")
    func ids() throws {
        let (contoso, fabrikam) = (Tenant.ID(rawValue: UUID()), Tenant.ID(rawValue: UUID()))
        let id = Sponsor.id(of: try EmailAddress("Boss@contoso.example"), in: contoso)
        #expect(Sponsor(try EmailAddress("boss@CONTOSO.example"), of: contoso).id == id)
        #expect(Sponsor.id(of: try EmailAddress("boss2@contoso.example"), in: contoso) != id)
        #expect(Sponsor.id(of: try EmailAddress("boss@contoso.example"), in: fabrikam) != id)
        // Version 8 of RFC 9562, its variant 10.
        let text = Array(id.description)
        #expect(text[14] == "8" && "89ab".contains(text[19]))
        let known = try #require(Tenant.ID("01890a5d-0000-774b-bcce-b302099a8057"))
        #expect(
            Sponsor.id(of: try EmailAddress("boss@contoso.example"), in: known).description
                == "ceecc80f-2530-8a2e-8190-bb5ffdf06790")
    }
}

@Suite("The words of a text") struct WordsTests {
    @Test("stand between spaces and signs, in lower case")
    func words() {
        #expect(
            FoldedText("Ana-Maria  da Silva (Fabrikam, Inc.)").words.map(\.text) == [
                "ana", "maria", "da", "silva", "fabrikam", "inc",
            ])
        #expect(FoldedText(" .- ").words.isEmpty)
        #expect(FoldedText("O'Brien É日").words.map(\.text) == ["o'brien", "É日"])
    }
}
