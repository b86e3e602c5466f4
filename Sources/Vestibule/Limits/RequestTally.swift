package import FoundationEssentials

/// Counts the requests of applications by the minute, over all replicas: each counts its own, writes them down now and then, and learns what
/// the others wrote. In between the replicas together may let through more than the limit, by what came in that time.
package struct RequestTally: Sendable {
    package struct Client: Hashable, Sendable {
        package let tenant: Tenant.ID
        package let application: Application.ID

        package init(tenant: Tenant.ID, application: Application.ID) {
            self.tenant = tenant
            self.application = application
        }
    }

    /// Requests of one application in one minute: those that are to be written, or all that anybody wrote.
    package struct Entry: Sendable, Equatable {
        package let client: Client
        /// The minute's begin.
        package let minute: Date
        package let requests: Int

        package init(client: Client, minute: Date, requests: Int) {
            self.client = client
            self.minute = minute
            self.requests = requests
        }
    }

    private struct Count {
        var minute: Date
        var unwritten = 0
        /// By everybody, as far as is known here.
        var written = 0
    }

    private let most: Int
    private var counts: [Client: Count] = [:]

    package init(most: Int) { self.most = most }

    /// Counts a request.
    ///
    /// - Returns: How many seconds to wait where the application had its requests; that one is not counted.
    package mutating func take(_ client: Client, at now: Date) -> Int? {
        let minute = Self.minute(of: now)
        var count = counts[client] ?? Count(minute: minute)
        // A clock that was put back stays in the minute that it had reached.
        if count.minute < minute { count = Count(minute: minute) }
        guard count.written + count.unwritten < most else {
            return max(1, Int(count.minute.addingTimeInterval(60).timeIntervalSince(now).rounded(.up)))
        }
        count.unwritten += 1
        counts[client] = count
        return nil
    }

    /// What is to be written, which counts as written from here on. Whoever has been silent for a minute is forgotten.
    package mutating func unwritten(at now: Date) -> [Entry] {
        let minute = Self.minute(of: now)
        var entries: [Entry] = []
        for (client, count) in counts {
            if count.unwritten > 0 { entries.append(Entry(client: client, minute: count.minute, requests: count.unwritten)) }
            if count.minute < minute {
                counts[client] = nil
            } else {
                counts[client]?.written += count.unwritten
                counts[client]?.unwritten = 0
            }
        }
        return entries
    }

    /// What came of writing: how many requests there are now by everybody.
    package mutating func learn(_ totals: [Entry]) {
        for total in totals where counts[total.client]?.minute == total.minute { counts[total.client]?.written = total.requests }
    }

    private static func minute(of moment: Date) -> Date {
        Date(timeIntervalSince1970: (moment.timeIntervalSince1970 / 60).rounded(.down) * 60)
    }
}
