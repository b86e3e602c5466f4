import Testing

@testable import Vestibule

@Suite("The vault") struct VaultTests {
    private let first = [UInt8](repeating: 1, count: 32)
    private let second = [UInt8](repeating: 2, count: 32)

    @Test("opens what it sealed") func opensWhatItSealed() throws {
        let vault = try Vault(masterKeys: [first])
        let sealed = try vault.seal(Array("secret".utf8), for: .letter, context: "row 1")
        #expect(try vault.open(sealed, for: .letter, context: "row 1") == Array("secret".utf8))
        #expect(!sealed.contains(subsequence: Array("secret".utf8)))
    }

    @Test("does not open for another purpose row or after a change") func doesNotOpenForAnotherPurposeRowOrAfterAChange() throws {
        let vault = try Vault(masterKeys: [first])
        var sealed = try vault.seal([1, 2, 3], for: .letter, context: "row 1")
        #expect(throws: VaultError.damaged) { try vault.open(sealed, for: .link, context: "row 1") }
        #expect(throws: VaultError.damaged) { try vault.open(sealed, for: .letter, context: "row 2") }
        sealed[sealed.count - 1] ^= 1
        #expect(throws: VaultError.damaged) { try vault.open(sealed, for: .letter, context: "row 1") }
        #expect(throws: VaultError.damaged) { try vault.open([1, 2], for: .letter, context: "row 1") }
    }

    @Test("changes its master key without losing the old seals") func changesItsMasterKeyWithoutLosingTheOldSeals() throws {
        let sealed = try Vault(masterKeys: [first]).seal([7], for: .link, context: "")
        #expect(try Vault(masterKeys: [second, first]).open(sealed, for: .link, context: "") == [7])
        #expect(throws: VaultError.unknownMasterKey) { try Vault(masterKeys: [second]).open(sealed, for: .link, context: "") }
    }

    @Test("refuses a master key of the wrong length", arguments: [0, 16, 31, 33]) func refusesAMasterKeyOfTheWrongLength(
        length: Int
    ) {
        #expect(throws: VaultError.badMasterKey) { try Vault(masterKeys: [[UInt8](repeating: 0, count: length)]) }
    }
}

extension [UInt8] {
    fileprivate func contains(subsequence: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: subsequence) }
    }
}
