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
        let day = seconds / 86_400
        let second = UInt32(truncatingIfNeeded: seconds - day * 86_400)
        // Years that begin in March: January and February of 0000 lie before the first, so 400 years are added and left out again.
        let date = Self.civil(UInt32(truncatingIfNeeded: day) + 146_097 - 60)
        let year = date.year - 400
        Self.put(year / 100, at: 0, in: buffer)
        Self.put(year % 100, at: 2, in: buffer)
        Self.put(date.month, at: 5, in: buffer)
        Self.put(date.day, at: 8, in: buffer)
        Self.put(second / 3600, at: 11, in: buffer)
        Self.put(second / 60 % 60, at: 14, in: buffer)
        Self.put(second % 60, at: 17, in: buffer)
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

    @inline(__always)
    private static func put(_ number: UInt32, at place: Int, in buffer: UnsafeMutableBufferPointer<UInt8>) {
        let tens = number / 10
        buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: tens)
        buffer[place + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number - tens * 10)
    }
}
