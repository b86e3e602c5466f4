import Foundation
import Testing

@testable import Vestibule

@Suite("The return path") struct ReturnPathTests {
    private let path = ReturnPath(StoredLetter.ID(rawValue: UUID()), of: Tenant.ID(rawValue: UUID()))

    private func vault(_ byte: UInt8) throws -> Vault { try Vault(masterKeys: [Array(repeating: byte, count: 32)]) }

    @Test("names its letter in an address that mail systems take, in either case")
    func roundTrip() throws {
        let mailbox = try EmailAddress("bounces@guests.contoso.example")
        let address = try #require(path.address(at: mailbox, by: try vault(1)))
        #expect(address.localCount == 64 && address.text.hasPrefix("bounces+"))
        #expect(ReturnPath(address, by: try vault(1)) == path)
        #expect(ReturnPath(try EmailAddress(address.text.uppercased()), by: try vault(1)) == path)
        // Another mailbox may have taken it in; the letter is the same.
        #expect(ReturnPath(try EmailAddress("b+\(address.localPart.dropFirst(8))@other.example"), by: try vault(1)) == path)
        let both = try Vault(masterKeys: [[UInt8](repeating: 2, count: 32), [UInt8](repeating: 1, count: 32)])
        #expect(ReturnPath(address, by: both) == path)
    }

    @Test("is read from nothing else: another key's, an edited one, one without the sign")
    func others() throws {
        let mailbox = try EmailAddress("bounces@guests.contoso.example")
        let address = try #require(path.address(at: mailbox, by: try vault(1)))
        #expect(ReturnPath(address, by: try vault(2)) == nil)
        for index in address.localPart.indices.dropFirst(8) {
            var edited = address.localPart
            edited.replaceSubrange(index...index, with: edited[index] == "a" ? "b" : "a")
            #expect(ReturnPath(try EmailAddress("\(edited)@\(address.domain)"), by: try vault(1)) == nil)
        }
        for text in [
            "bounces@guests.contoso.example", "bounces+@guests.contoso.example", "a+b@x.example",
            address.localPart.dropFirst(8) + "@x.example",
        ] {
            guard let other = try? EmailAddress(String(text)) else { continue }
            #expect(ReturnPath(other, by: try vault(1)) == nil)
        }
        #expect(path.address(at: try EmailAddress("returned@contoso.example"), by: try vault(1)) == nil)
    }
}
