import Foundation
import Testing

@testable import Vestibule

extension Surroundings {
    /// A held clock and counting dice.
    static func sample(now: Date = Date(timeIntervalSince1970: 1_800_000_000)) -> Surroundings {
        Surroundings(now: { now }, randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
    }
}

@Suite("A new id") struct IdentifierTests {
    @Test("is a UUIDv7 of its moment") func isAUUIDv7OfItsMoment() {
        let id: Guest.ID = Surroundings.sample().newID()
        #expect(id.bytes[6] >> 4 == 7)
        #expect(id.bytes[8] >> 6 == 2)
        #expect(id.bytes[..<6].reduce(0) { $0 << 8 | UInt64($1) } == 1_800_000_000_000)
    }

    @Test("sorts by its moment") func sortsByItsMoment() {
        let early: Guest.ID = Surroundings.sample().newID()
        let late: Guest.ID = Surroundings.sample(now: Date(timeIntervalSince1970: 1_800_000_001)).newID()
        #expect(early.description < late.description)
    }

    @Test(
        "is not read from nonsense",
        arguments: [
            "", "x", "01890a5d-ac96-774b-bcce-b302099a805", "g1890a5d-ac96-774b-bcce-b302099a8057",
            "01890a5d-ac96-77-4-bbcceb302099a8057", "01890a5d-ac96-774b-bc-e-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a\r057",
        ])
    func isNotReadFromNonsense(text: String) { #expect(Guest.ID(text) == nil) }
}

@Suite("A credential") struct CredentialTests {
    private let tenant: Tenant.ID = Surroundings.sample().newID()
    private let row: Invitation.ID = Surroundings.sample().newID()

    @Test("comes back from its text") func comesBackFromItsText() throws {
        let credential = Credential(.invitationLink, tenant: tenant, row: row, in: .sample())
        let read = try #require(Credential(credential.text, kind: .invitationLink))
        #expect(read == credential)
        #expect(read.row == row.rawValue)
        #expect(read.digest == credential.digest)
    }

    @Test("is never read as another kind") func isNeverReadAsAnotherKind() {
        let credential = Credential(.invitationLink, tenant: tenant, row: row, in: .sample())
        for kind in Credential.Kind.allCases where kind != .invitationLink {
            #expect(Credential(credential.text, kind: kind) == nil)
            #expect(Credential(kind.rawValue + credential.text.dropFirst(3), kind: kind)?.digest != credential.digest)
        }
    }

    @Test("is not read when damaged") func isNotReadWhenDamaged() {
        let text = Credential(.session, tenant: tenant, row: row, in: .sample()).text
        for damaged in [
            String(text.dropLast()), text + "A", text.replacing("vs_", with: "vs-"), "vs_" + String(repeating: "!", count: 86), "",
        ] {
            #expect(Credential(damaged, kind: .session) == nil)
        }
    }

    @Test("never shows its secret") func neverShowsItsSecret() {
        let credential = Credential(.session, tenant: tenant, row: row, in: .sample())
        #expect(!"\(credential)".contains(credential.text.suffix(20)))
        #expect(!String(reflecting: credential).contains(credential.text.suffix(20)))
    }
}
