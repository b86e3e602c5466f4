import Testing

@testable import Vestibule

@Suite("A passcode") struct PasscodeTests {
    @Test("is eight digits, spread over all of them")
    func drawn() {
        let codes = (0..<500).map { _ in Passcode(in: .sample()).digits }
        #expect(codes.allSatisfy { $0.count == 8 && $0.allSatisfy(\.isNumber) })
        #expect(Set(codes).count > 490)
        #expect(Set(codes.compactMap(\.first)).count == 10)
    }

    @Test("is read as people type it", arguments: ["12345678", "1234 5678", " 1234-5678 ", "1234\u{A0}5678"])
    func typed(text: String) { #expect(Passcode(typed: text)?.digits == "12345678") }

    @Test(
        "is not read from anything else", arguments: ["", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨", "１２３４５６７８", "12345678\0"])
    func nonsense(text: String) { #expect(Passcode(typed: text) == nil) }

    @Test("opens nothing but its own attempt of its own tenant for its own purpose")
    func bound() throws {
        let vault = try Vault(masterKeys: [[UInt8](repeating: 1, count: 32)])
        let code = try #require(Passcode(typed: "12345678"))
        let (tenant, other): (Tenant.ID, Tenant.ID) = (Surroundings.sample().newID(), Surroundings.sample().newID())
        let (attempt, another): (Attempt.ID, Attempt.ID) = (Surroundings.sample().newID(), Surroundings.sample().newID())
        let redemption = Attempt.Purpose.redemption(Surroundings.sample().newID())
        let known = code.code(for: attempt, of: tenant, purpose: redemption, vault: vault)
        #expect(known == code.code(for: attempt, of: tenant, purpose: redemption, vault: vault))
        #expect(known != code.code(for: another, of: tenant, purpose: redemption, vault: vault))
        #expect(known != code.code(for: attempt, of: other, purpose: redemption, vault: vault))
        #expect(known != code.code(for: attempt, of: tenant, purpose: .signIn(returnPath: nil), vault: vault))
    }
}

@Suite("A language") struct LanguageTests {
    @Test(
        "is the one that the browser likes best and we write",
        arguments: [
            ("de-CH,de;q=0.9,en;q=0.8", Language.german), ("nl, fr;q=0.5, en;q=0.1", .french), ("*", nil), ("", nil),
            ("ja;q=0, es", .spanish), ("en;q=nonsense,;;;", .english),
        ] as [(String, Language?)])
    func accepted(header: String, language: Language?) { #expect(Language(acceptLanguage: header) == language) }
}
