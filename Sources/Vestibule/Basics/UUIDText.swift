package import FoundationEssentials

/// The text of a UUID in lower case (RFC 9562 §4): an answer may hold hundreds, and C's formatter takes as long for one as this for ten.
package enum UUIDText {
    package static var length: Int { 36 }

    static func write(_ uuid: UUID) -> String {
        String(unsafeUninitializedCapacity: length) { text in
            write(uuid, to: text)
            return length
        }
    }

    /// Fills the ``length`` bytes of `text`.
    package static func write(_ uuid: UUID, to text: UnsafeMutableBufferPointer<UInt8>) {
        let text = UnsafeMutableRawBufferPointer(text)
        withUnsafeBytes(of: uuid.uuid) { bytes in
            func digits(_ offset: Int) -> UInt64 {
                Self.digits(of: UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            }
            func put<Digits: FixedWidthInteger>(_ digits: Digits, at place: Int) {
                text.storeBytes(of: digits.bigEndian, toByteOffset: place, as: Digits.self)
            }
            let (second, third) = (digits(4), digits(8))
            put(digits(0), at: 0)
            put(UInt32(truncatingIfNeeded: second >> 32), at: 9)
            put(UInt32(truncatingIfNeeded: second), at: 14)
            put(UInt32(truncatingIfNeeded: third >> 32), at: 19)
            put(UInt32(truncatingIfNeeded: third), at: 24)
            put(digits(12), at: 28)
        }
        text[8] = UInt8(ascii: "-")
        text[13] = UInt8(ascii: "-")
        text[18] = UInt8(ascii: "-")
        text[23] = UInt8(ascii: "-")
    }

    /// Eight hexadecimal digits, the first in the highest byte: each half byte moves to a byte of its own, and all become characters at once.
    private static func digits(of word: UInt32) -> UInt64 {
        var halves = UInt64(word)
        halves = (halves & 0xFFFF_0000) << 16 | halves & 0xFFFF
        halves = (halves & 0x0000_FF00_0000_FF00) << 8 | halves & 0x0000_00FF_0000_00FF
        halves = (halves & 0x00F0_00F0_00F0_00F0) << 4 | halves & 0x000F_000F_000F_000F
        let areLetters = (halves &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return halves &+ 0x3030_3030_3030_3030 &+ areLetters &* 0x27
    }

    /// Reads one in any case, its hyphens where they belong; nil for anything else. (Foundation takes hyphens in other places too, and a space
    /// or line end for a digit; then one id would have several spellings.)
    static func read(_ text: String) -> UUID? {
        guard text.utf8.count == 36 else { return nil }
        var uuid: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        let isWhole = withUnsafeMutableBytes(of: &uuid) { bytes in
            var characters = text.utf8.makeIterator()
            for index in 0..<16 {
                if isAfterHyphen(index), characters.next() != UInt8(ascii: "-") { return false }
                guard let high = characters.next().flatMap(value), let low = characters.next().flatMap(value) else { return false }
                bytes[index] = high << 4 | low
            }
            return true
        }
        return isWhole ? UUID(uuid: uuid) : nil
    }

    private static func isAfterHyphen(_ index: Int) -> Bool { index == 4 || index == 6 || index == 8 || index == 10 }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
