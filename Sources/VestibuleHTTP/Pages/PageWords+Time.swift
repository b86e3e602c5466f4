import Foundation

/// Moments and waits in words. Always UTC and said so: the guest's own zone is not known here.
extension PageWords {
    /// A date with its time, such as "14 March 2026, 14:05 UTC".
    func moment(_ date: Date) -> String {
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: date)
        let month = (parts.month ?? 1) - 1
        let name = common.months.indices.contains(month) ? common.months[month] : ""
        return common.moment(parts.day ?? 1, name, parts.year ?? 0, time(date))
    }

    /// A time of day, such as "14:05 UTC".
    func time(_ date: Date) -> String {
        let parts = Self.calendar.dateComponents([.hour, .minute], from: date)
        return common.time("\(Self.twoDigits(parts.hour ?? 0)):\(Self.twoDigits(parts.minute ?? 0))")
    }

    /// A wait in seconds up to 90, above that in whole minutes, rounded up so that nobody comes too early.
    func wait(seconds: Int) -> String {
        guard seconds > 90 else { return common.seconds(max(seconds, 1)) }
        return common.minutes((seconds - 1) / 60 + 1)
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    private static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
