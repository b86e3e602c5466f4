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
        withUnsafeBytes(of: uuid.uuid) { bytes in
            var place = 0
            for (index, byte) in bytes.enumerated() {
                if isAfterHyphen(index) {
                    text[place] = UInt8(ascii: "-")
                    place += 1
                }
                text[place] = digit(byte >> 4)
                text[place + 1] = digit(byte & 15)
                place += 2
            }
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
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
