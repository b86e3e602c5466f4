import Foundation
import Testing

@testable import Vestibule

@Suite("What an import would do") struct ImportVerdictTests {
    private static func said(_ change: (inout ImportedGuest) -> Void = { _ in }) -> ImportedGuest {
        var guest = ImportedGuest(
            originID: "1", address: "ana@fabrikam.example", displayName: "Ana", isAccepted: true, isEnabled: true,
            createdAt: Date(timeIntervalSince1970: 1_577_934_245), preferredLanguage: "de",
            profile: GuestProfile(texts: [.companyName: "Fabrikam", .jobTitle: "Boss"]))
        change(&guest)
        return guest
    }

    private static let id = Guest.ID(rawValue: UUID())

    private static func origin(_ before: ImportedGuest, isDeleted: Bool = false, mayBeAccepted: Bool = true) -> KnownOrigin {
        KnownOrigin(guest: id, isDeleted: isDeleted, said: before, mayBeAccepted: mayBeAccepted)
    }

    private static func holder(isAnothers: Bool = false, knows: Bool = false, isEnabled: Bool = true) -> KnownAddress {
        KnownAddress(
            guest: id, isAnothers: isAnothers, hasName: knows, hasLanguage: knows, hasProfile: knows, isEnabled: isEnabled)
    }

    private static func verdict(
        _ said: ImportedGuest, _ origin: KnownOrigin? = nil, _ holder: KnownAddress? = nil, rules: [DomainRule] = []
    ) -> ImportVerdict { importVerdict(on: said, origin: origin, holder: holder, rules: rules) }

    @Test("is to make who is not known, and nothing about who says the same")
    func newAndSame() throws {
        #expect(Self.verdict(Self.said()) == .new(try EmailAddress("ana@fabrikam.example")))
        #expect(Self.verdict(Self.said(), Self.origin(Self.said())) == .same)
    }

    @Test("is to change what changed there, and nothing that was changed here alone")
    func changes() {
        let now = Self.said {
            $0.displayName = "Anna"
            $0.preferredLanguage = nil
            $0.isEnabled = false
            $0.profile.texts[.jobTitle] = nil
        }
        guard case .changed(Self.id, let change, accepts: false) = Self.verdict(now, Self.origin(Self.said())) else {
            Issue.record("not changed")
            return
        }
        #expect(change.displayName == "Anna" && change.preferredLanguage == .clear && change.isEnabled == false)
        #expect(change.profile == [.jobTitle: .clear] && change.businessPhones == nil)
    }

    @Test("is to let in whom they let in since, unless the guest was invited from here")
    func accepting() {
        let before = Self.said { $0.isAccepted = false }
        #expect(Self.verdict(Self.said(), Self.origin(before)) == .changed(Self.id, GuestChange(), accepts: true))
        #expect(
            Self.verdict(Self.said(), Self.origin(before, mayBeAccepted: false)) == .changed(Self.id, GuestChange(), accepts: false)
        )
    }

    @Test("is to fill in what is not known of who is a guest here already, to block, and never to unblock")
    func joining() {
        guard case .joined(Self.id, let filled) = Self.verdict(Self.said(), nil, Self.holder()) else {
            Issue.record("not joined")
            return
        }
        #expect(filled.displayName == "Ana" && filled.profile.count == 2 && filled.isEnabled == nil)
        #expect(Self.verdict(Self.said(), nil, Self.holder(knows: true)) == .joined(Self.id, GuestChange()))
        var blocking = GuestChange()
        blocking.isEnabled = false
        #expect(Self.verdict(Self.said { $0.isEnabled = false }, nil, Self.holder(knows: true)) == .joined(Self.id, blocking))
        #expect(Self.verdict(Self.said(), nil, Self.holder(knows: true, isEnabled: false)) == .joined(Self.id, GuestChange()))
    }

    @Test("is to refuse what is not sound, with what to do")
    func refusals() throws {
        let moved = Self.said { $0.address = "anna@fabrikam.example" }
        #expect(Self.verdict(moved, Self.origin(Self.said())) == .refused(.moved(from: try EmailAddress("ana@fabrikam.example"))))
        #expect(Self.verdict(Self.said(), Self.origin(Self.said(), isDeleted: true)) == .refused(.deleted))
        #expect(Self.verdict(Self.said(), nil, Self.holder(isAnothers: true)) == .refused(.alreadyAnothers))
        for wrong in [
            Self.said { $0.address = "ana" }, Self.said { $0.displayName = "a\nb" }, Self.said { $0.sponsors = ["boss"] },
            Self.said { $0.sponsors = (0..<6).map { "s\($0)@contoso.example" } },
            Self.said { $0.profile.texts[.jobTitle] = String(repeating: "x", count: 129) },
        ] {
            guard case .refused = Self.verdict(wrong) else {
                Issue.record("\(wrong)")
                continue
            }
        }
    }
}
