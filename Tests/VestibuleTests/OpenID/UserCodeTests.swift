import Foundation
import Testing

@testable import Vestibule

@Suite("The code that a device shows") struct UserCodeTests {
    private static let surroundings = Surroundings(
        now: { Date(timeIntervalSince1970: 1_800_000_000) },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })

    @Test(
        "is read however a person types it",
        arguments: [
            "WDJB-MJHT", "wdjbmjht", " w d j b m j h t ", "WDJB\u{2011}MJHT", "wdjb – mjht", "ＷＤＪＢ－ＭＪＨＴ", "wdjb\u{A0}mjht\n",
        ])
    func reading(_ typed: String) {
        #expect(UserCode(typed: typed)?.letters == "WDJBMJHT")
        #expect(UserCode(typed: typed)?.shown == "WDJB-MJHT")
    }

    @Test(
        "is nothing else",
        arguments: [
            "", "WDJB-MJH", "WDJB-MJHTT", "ADJB-MJHT", "WDJB-MJH1", "WDJB_MJHT", "WDJB.MJHT", "ŴDJB-MJHT", "WDJB-MJHT\u{0}",
            "W\u{301}DJB-MJHT", "[DJB-MJHT", "{djb-mjht", "💥", "١٢٣٤٥٦٧٨", String(repeating: "-", count: 101),
        ])
    func refusing(_ typed: String) {
        #expect(UserCode(typed: typed) == nil)
    }

    @Test("is read or not, whatever stands there, and never ends the process")
    func total() {
        for _ in 0..<20_000 {
            let isWild = Bool.random()
            let scalars = (0..<Int.random(in: 7...9)).compactMap { _ in
                isWild ? Unicode.Scalar(UInt32.random(in: 0...0x10FFFF)) : Unicode.Scalar(UInt8.random(in: 0x41...0x5A))
            }
            let typed = String(String.UnicodeScalarView(scalars))
            guard let code = UserCode(typed: typed) else { continue }
            #expect(code.letters.count == 8 && code.letters.allSatisfy(UserCode.alphabet.contains), "\(typed.debugDescription)")
        }
    }

    @Test("is drawn from twenty consonants, each in each place, and reads as what was drawn")
    func drawing() {
        var seen = Array(repeating: Set<Character>(), count: 8)
        for _ in 0..<1000 {
            let code = UserCode.draw(in: Self.surroundings)
            #expect(UserCode(typed: code.shown) == code)
            for (place, letter) in code.letters.enumerated() { seen[place].insert(letter) }
        }
        #expect(seen.allSatisfy { $0 == Set("BCDFGHJKLMNPQRSTVWXZ") })
    }

    @Test("is kept as a text that says nothing of it, another one for each tenant and each key")
    func kept() throws {
        let vault = try Vault(masterKeys: [Array(repeating: 7, count: 32)])
        let other = try Vault(masterKeys: [Array(repeating: 8, count: 32)])
        let (one, two) = (Tenant.ID(rawValue: UUID()), Tenant.ID(rawValue: UUID()))
        let code = try #require(UserCode(typed: "WDJB-MJHT"))
        #expect(code.authenticationCode(of: one, by: vault).count == 32)
        #expect(code.authenticationCode(of: one, by: vault) == UserCode(typed: "wdjbmjht")?.authenticationCode(of: one, by: vault))
        #expect(code.authenticationCode(of: one, by: vault) != code.authenticationCode(of: two, by: vault))
        #expect(code.authenticationCode(of: one, by: vault) != code.authenticationCode(of: one, by: other))
    }
}
