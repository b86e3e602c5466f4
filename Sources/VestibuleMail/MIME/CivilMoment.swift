internal import FoundationEssentials

/// A moment's parts in UTC, for headers and for letters.
struct CivilMoment {
    let year: Int
    /// 1…12
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// 0 is Sunday.
    let weekday: Int

    init(_ date: Date) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
        year = parts.year ?? 1970
        month = parts.month ?? 1
        day = parts.day ?? 1
        hour = parts.hour ?? 0
        minute = parts.minute ?? 0
        second = parts.second ?? 0
        weekday = (parts.weekday ?? 1) - 1
    }

    /// `14:05`
    var clock: String { "\(Self.two(hour)):\(Self.two(minute))" }

    /// As the Date field wants it (RFC 5322, 3.3).
    var headerText: String {
        let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekdays[weekday % 7]), \(day) \(months[(month - 1) % 12]) \(year) \(clock):\(Self.two(second)) +0000"
    }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
