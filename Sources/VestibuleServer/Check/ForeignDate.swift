import Foundation

/// Dates as others write them: `Nov 23 09:00:00 2026 GMT` in certificates, `Sat, 21 Nov 2026 09:00:00 GMT` in HTTP (RFC 9110, 5.6.7).
enum ForeignDate {
    static func certificate(_ text: String) -> Date? {
        let words = text.split(separator: " ")
        guard words.count == 5, words[4] == "GMT" else { return nil }
        return date(year: words[3], month: words[0], day: words[1], time: words[2])
    }

    static func http(_ text: String) -> Date? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT" else { return nil }
        return date(year: words[3], month: words[2], day: words[1], time: words[4])
    }

    static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func date(year: Substring, month: Substring, day: Substring, time: Substring) -> Date? {
        let clock = time.split(separator: ":").compactMap { Int($0) }
        guard let year = Int(year), (1970...9999).contains(year), let month = months.firstIndex(of: String(month)),
            let day = Int(day), (1...31).contains(day), clock.count == 3, (0...23).contains(clock[0]),
            (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(
            from: DateComponents(
                year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2]))
    }
}
