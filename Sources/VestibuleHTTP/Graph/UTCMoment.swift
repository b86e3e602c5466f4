import FoundationEssentials

/// A moment's parts in UTC, for the many moments of a list: a calendar that knows every zone and era takes as long for one of them as
/// this for fifty.
struct UTCMoment {
    /// Since 0000-01-01.
    private let seconds: UInt64

    init(_ date: Date) {
        // Years 0000 to 9999, which is all that RFC 3339 can write.
        let time = min(max(date.timeIntervalSince1970, -62_167_219_200), 253_402_300_799)
        // Rounded down, which by its name is a call of C's for each moment.
        let whole = Int64(time)
        seconds = UInt64(62_167_219_200 + (Double(whole) > time ? whole - 1 : whole))
    }

    static var length: Int { 20 }

    /// `2026-11-21T09:17:28Z`
    var text: String {
        String(unsafeUninitializedCapacity: Self.length) { buffer in
            write(to: buffer)
            return Self.length
        }
    }

    /// Fills the ``length`` bytes of `buffer` with the text.
    @inline(__always)
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let days = seconds / 86_400
        let second = UInt32(truncatingIfNeeded: seconds - days * 86_400)
        // Years that begin in March: January and February of 0000 lie before the first, so 400 years are added and left out again.
        let (year, month, day) = Self.civil(UInt32(truncatingIfNeeded: days) + 146_097 - 60)
        let date = Self.digits((year - 400) / 100, year % 100, month, day)
        let time = Self.digits(second / 3600, second / 60 % 60, second % 60, 0)
        let text = UnsafeMutableRawBufferPointer(buffer)
        func put<Digits: FixedWidthInteger>(_ digits: Digits, at place: Int) {
            text.storeBytes(of: digits.littleEndian, toByteOffset: place, as: Digits.self)
        }
        put(UInt32(truncatingIfNeeded: date), at: 0)
        put(UInt16(truncatingIfNeeded: date >> 32), at: 5)
        put(UInt16(truncatingIfNeeded: date >> 48), at: 8)
        put(UInt16(truncatingIfNeeded: time), at: 11)
        put(UInt16(truncatingIfNeeded: time >> 16), at: 14)
        put(UInt16(truncatingIfNeeded: time >> 32), at: 17)
        buffer[4] = UInt8(ascii: "-")
        buffer[7] = UInt8(ascii: "-")
        buffer[10] = UInt8(ascii: "T")
        buffer[13] = UInt8(ascii: ":")
        buffer[16] = UInt8(ascii: ":")
        buffer[19] = UInt8(ascii: "Z")
    }

    /// The date of a day counted from 0000-03-01 (proleptic Gregorian), so that a leap day is a year's last.
    ///
    /// By multiplications only, which take the place of divisions by the lengths of a year and a month (C. Neri and L. Schneider,
    /// "Euclidean affine functions and their application to calendar algorithms", 2022).
    @inline(__always)
    private static func civil(_ day: UInt32) -> (year: UInt32, month: UInt32, day: UInt32) {
        let century = (4 * day + 3) / 146_097
        let dayOfCentury = (4 * day + 3) % 146_097 / 4
        let years = 2_939_745 * UInt64(4 * dayOfCentury + 3)
        let dayOfYear = UInt32(truncatingIfNeeded: years) / 2_939_745 / 4
        let months = 2141 * dayOfYear + 197_913
        let isNextYear = dayOfYear >= 306
        return (
            100 * century + UInt32(truncatingIfNeeded: years >> 32) + (isNextYear ? 1 : 0),
            (months >> 16) - (isNextYear ? 12 : 0), (months & 0xFFFF) / 2141 + 1
        )
    }

    /// The eight digits of four numbers below 100, the first in the lowest byte: each number is divided by ten in sixteen bits of its own,
    /// and all become characters at once.
    @inline(__always)
    private static func digits(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) -> UInt64 {
        let numbers = UInt64(first) | UInt64(second) << 16 | UInt64(third) << 32 | UInt64(fourth) << 48
        let tens = (numbers &* 103) >> 10 & 0x000F_000F_000F_000F
        return tens | (numbers &- tens &* 10) << 8 | 0x3030_3030_3030_3030
    }
}

extension UTCMoment {
    /// `2026-11-21T09:17:28.042Z`: what is compared to the millisecond is told so.
    static func withMilliseconds(_ date: Date) -> String {
        let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded())
        let fraction = String(1000 + (milliseconds % 1000 + 1000) % 1000).dropFirst()
        let seconds = Date(timeIntervalSince1970: (Double(milliseconds) / 1000).rounded(.down))
        return UTCMoment(seconds).text.dropLast() + "." + fraction + "Z"
    }
}
