internal import CLibPQ

/// A point on the machine's monotonic clock: deadlines are kept in these, so that a changed wall clock ends nothing.
package struct Moment: Comparable, Hashable, Sendable {
    let nanoseconds: UInt64

    package static var now: Moment { Moment(nanoseconds: vestibule_monotonic_nanoseconds()) }

    package static func < (earlier: Moment, later: Moment) -> Bool { earlier.nanoseconds < later.nanoseconds }

    /// Saturates at both ends: "for ever" is a legal deadline.
    package static func + (moment: Moment, duration: Duration) -> Moment {
        let (seconds, attoseconds) = duration.components
        guard duration >= .zero else { return moment }
        let (whole, overflowed) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflowed else { return Moment(nanoseconds: .max) }
        let span = whole.addingReportingOverflow(UInt64(attoseconds / 1_000_000_000))
        guard !span.overflow else { return Moment(nanoseconds: .max) }
        let sum = moment.nanoseconds.addingReportingOverflow(span.partialValue)
        return Moment(nanoseconds: sum.overflow ? .max : sum.partialValue)
    }

    /// How long it is from `now` until here; zero when that is past.
    package func remaining(from now: Moment = .now) -> Duration {
        guard self > now else { return .zero }
        return .nanoseconds(Int64(clamping: nanoseconds - now.nanoseconds))
    }
}
