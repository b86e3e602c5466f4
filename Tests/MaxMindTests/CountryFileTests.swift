import Foundation
import MaxMind
import Testing

@Suite("A file of countries")
struct CountryFileTests {
    /// Portugal has 198.51.100.0/24 and 2001:db8:1::/48, Germany 203.0.113.0/24; 192.0.2.0/24 is registered in France, and used nobody
    /// knows where. Written by mmdb_writer, an independent program.
    private static let base64 = """
        AAABAADKAAACAADKAAADAACdAAAEAADKAAAFAADKAAAGAADKAAAHAADKAAAIAADKAAAJAADKAAAKAADKAAALAADKAAAMAADKAAANAADKAAAOAADKAAAPAADK
        AAAQAADKAAARAADKAAASAADKAAATAADKAAAUAADKAAAVAADKAAAWAADKAAAXAADKAAAYAADKAAAZAADKAAAaAADKAAAbAADKAAAcAADKAAAdAADKAAAeAADK
        AAAfAADKAAAgAADKAAAhAADKAAAiAADKAAAjAADKAAAkAADKAAAlAADKAAAmAADKAAAnAADKAAAoAADKAAApAADKAAAqAADKAAArAADKAAAsAADKAAAtAADK
        AAAuAADKAAAvAADKAAAwAADKAAAxAADKAAAyAADKAAAzAADKAAA0AADKAAA1AADKAAA2AADKAAA3AADKAAA4AADKAAA5AADKAAA6AADKAAA7AADKAAA8AADK
        AAA9AADKAAA+AADKAAA/AADKAABAAADKAABBAADKAABCAADKAABDAADKAABEAADKAABFAADKAABGAADKAABHAADKAABIAADKAABJAADKAABKAADKAABLAADK
        AABMAADKAABNAADKAABOAADKAABPAADKAABQAADKAABRAADKAABSAADKAABTAADKAABUAADKAABVAADKAABWAADKAABXAADKAABYAADKAABZAADKAABaAADK
        AABbAADKAABcAADKAABdAADKAABeAADKAABfAADKAABgAADKAADKAABhAADKAABiAABjAADKAABkAADKAABlAACKAABmAAB4AABnAADKAABoAADKAABpAADK
        AABqAADKAABrAADKAABsAADKAABtAADKAABuAADKAABvAADKAABwAADKAABxAADKAAByAADKAABzAADKAAB0AADKAAB1AADKAAB2AADKAADKAAB3AAD+AADK
        AADKAAB5AAB6AADKAAB7AADKAAB8AADKAADKAAB9AADKAAB+AAB/AADKAACAAADKAADKAACBAADKAACCAACDAADKAADKAACEAADKAACFAACGAADKAACHAADK
        AADKAACIAACJAADKAAEtAADKAACLAADKAADKAACMAADKAACNAACOAADKAACPAADKAACQAADKAACRAADKAACSAADKAACTAADKAACUAADKAACVAADKAACWAADK
        AADKAACXAADKAACYAADKAACZAACaAADKAACbAADKAACcAADKAADKAAFHAACeAADKAACfAADKAACgAADKAAChAADKAACiAADKAACjAADKAACkAADKAAClAADK
        AACmAADKAACnAADKAACoAADKAACpAADKAADKAACqAACrAADKAACsAADKAACtAADKAACuAADKAADKAACvAADKAACwAACxAADKAADKAACyAADKAACzAAC0AADK
        AADKAAC1AADKAAC2AADKAAC3AAC4AADKAAC5AADKAAC6AADKAAC7AADKAAC8AADKAAC9AADKAAC+AADKAAC/AADKAADAAADKAADBAADKAADCAADKAADDAADK
        AADEAADKAADFAADKAADGAADKAADHAADKAADIAADKAADJAADKAADKAAEtAAAAAAAAAAAAAAAAAAAAAFJyZWdpc3RlcmVkX2NvdW50cnlIaXNvX2NvZGVCRlLh
        IBMgHOEgACAfR2NvdW50cnlCUFRFbmFtZXNCZW7hIDogMeIgEyAxIDQgPUJVU+EgEyBL4iApIEIgACBOQkRF4SA6IFziIBMgXCA0IF/iICkgZCAAIE6rze9N
        YXhNaW5kLmNvbelKbm9kZV9jb3VudMHKS3JlY29yZF9zaXploRhKaXBfdmVyc2lvbqEGTWRhdGFiYXNlX3R5cGVMVGVzdC1Db3VudHJ5SWxhbmd1YWdlcwEE
        QmVuW2JpbmFyeV9mb3JtYXRfbWFqb3JfdmVyc2lvbqECW2JpbmFyeV9mb3JtYXRfbWlub3JfdmVyc2lvbqBLYnVpbGRfZXBvY2gEAmsDAhpLZGVzY3JpcHRp
        b27hQmVuVkRvY3VtZW50YXRpb24gbmV0d29ya3M=
        """

    private func withFile(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "countries-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "countries.mmdb")
        try #require(Data(base64Encoded: Self.base64.filter { !$0.isWhitespace })).write(to: file)
        try body(file)
    }

    @Test("tells the country of addresses of both kinds, and of which it has none")
    func answers() throws {
        try withFile { file in
            let countries = try CountryFile(path: file.path)
            #expect(countries.country(of: [198, 51, 100, 255]) == .country("PT"))
            #expect(countries.country(of: [203, 0, 113, 0]) == .country("DE"))
            #expect(countries.country(of: [0x20, 0x01, 0x0D, 0xB8, 0, 1] + Array(repeating: 9, count: 10)) == .country("PT"))
            #expect(countries.country(of: [0x20, 0x01, 0x0D, 0xB8, 0, 2] + Array(repeating: 9, count: 10)) == .none)
            #expect(countries.country(of: [192, 0, 2, 1]) == .none)
            #expect(countries.country(of: [127, 0, 0, 1]) == .none)
            #expect(countries.country(of: [1, 2, 3]) == .unreadable)
        }
    }

    @Test("that is none is said at the start, and one that is damaged gives no country")
    func damaged() throws {
        #expect(throws: CountryFileFault.self) { try CountryFile(path: "/nowhere/countries.mmdb") }
        try withFile { file in
            let whole = try Data(contentsOf: file)
            try whole.prefix(200).write(to: file)
            #expect(throws: CountryFileFault.self) { try CountryFile(path: file.path) }
            // Every single byte of the tree and the data turned over: an answer, whichever, and no crash.
            for place in stride(from: 0, to: whole.count - 200, by: 7) {
                var broken = whole
                broken[place] ^= 0xFF
                try broken.write(to: file)
                guard let countries = try? CountryFile(path: file.path) else { continue }
                _ = countries.country(of: [198, 51, 100, 7])
                _ = countries.country(of: [203, 0, 113, 7])
            }
        }
    }
}
