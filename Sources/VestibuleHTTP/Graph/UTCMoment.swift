import FoundationEssentials

/// A moment's parts in UTC, for the many moments of a list: a calendar that knows every zone and era takes as long for one of them as
/// this for fifty.
struct UTCMoment {
    private let seconds: Int

    init(_ date: Date) {
        // Years 0000 to 9999, which is all that RFC 3339 can write.
        seconds = Int(min(max(date.timeIntervalSince1970.rounded(.down), -62_167_219_200), 253_402_300_799))
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
    func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let day = Self.quotient(seconds, 86_400)
        let second = seconds - day * 86_400
        let date = Self.civil(day)
        Self.put(date.year, 4, at: 0, in: buffer)
        Self.put(date.month, 2, at: 5, in: buffer)
        Self.put(date.day, 2, at: 8, in: buffer)
        Self.put(second / 3600, 2, at: 11, in: buffer)
        Self.put(second / 60 % 60, 2, at: 14, in: buffer)
        Self.put(second % 60, 2, at: 17, in: buffer)
        buffer[4] = UInt8(ascii: "-")
        buffer[7] = UInt8(ascii: "-")
        buffer[10] = UInt8(ascii: "T")
        buffer[13] = UInt8(ascii: ":")
        buffer[16] = UInt8(ascii: ":")
        buffer[19] = UInt8(ascii: "Z")
    }

    /// The date of a day counted from 1970-01-01 (proleptic Gregorian). Years are counted from March, so that a leap day is a year's last.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = quotient(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfYear - (153 * month + 2) / 5 + 1)
    }

    private static func quotient(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : (number - divisor + 1) / divisor
    }

    private static func put(_ number: Int, _ width: Int, at place: Int, in buffer: UnsafeMutableBufferPointer<UInt8>) {
        var rest = number
        for position in (place..<place + width).reversed() {
            buffer[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}
