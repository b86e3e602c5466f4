import Testing

@testable import QRCode

@Suite("A QR code") struct QRCodeTests {
    @Test("is square, has its three corners, and holds as much as fits") func corners() throws {
        let code = try #require(
            QRCode("otpauth://totp/Contoso:ana%40fabrikam.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso"))
        let size = code.rows.count
        #expect(size > 21 && size % 4 == 1 && code.rows.allSatisfy { $0.count == size })
        let corner = [
            "#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######",
        ].map { $0.map { $0 == "#" } }
        for (top, left) in [(0, 0), (0, size - 7), (size - 7, 0)] {
            #expect(code.rows[top..<top + 7].map { Array($0[left..<left + 7]) } == corner)
        }
        #expect(QRCode(String(repeating: "a", count: 2300)) != nil)
        #expect(QRCode(String(repeating: "a", count: 3000)) == nil)
        #expect(QRCode("") == nil)
    }
}
