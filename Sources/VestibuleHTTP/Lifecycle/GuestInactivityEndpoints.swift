import FoundationEssentials
import Hummingbird
import Vestibule

/// `/v1.0/reports/guestInactivity`: guests who have not signed in for long, and those who never came.
struct GuestInactivityEndpoints: Sendable {
    let parts: Parts

    static let path = "/v1.0/reports/guestInactivity"

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let days = try Self.days(request)
        let cursor = try GraphPage.options(request, known: ["$top", "$skiptoken", "$count"])["$skiptoken"].map(Self.cursor)
        let found = try await parts.lifecycleReports.inactive(
            of: caller.tenant.id, days: days, after: cursor, limit: page.size + 1)
        let count = page.isCounted ? try await parts.lifecycleReports.countInactive(of: caller.tenant.id, days: days) : nil
        let link = "\(parts.site.base.origin)\(Self.path)?days=\(days)&$top=\(page.size)&$skiptoken="
        return Response.json(
            page.list(from: found, next: { link + $0.cursor.text }, count: count) { Self.write($1, to: &$0) })
    }

    static func days(_ request: Request) throws(RequestRefusal) -> Int {
        guard let text = try request.choice("days") else { return InactivityReport.usualDays }
        guard let days = Int(text), InactivityReport.range.contains(days) else {
            throw .malformed("days: give \(InactivityReport.range.lowerBound) to \(InactivityReport.range.upperBound).")
        }
        return days
    }

    static func cursor(_ text: String) throws(RequestRefusal) -> InactivityReport.Cursor {
        guard let cursor = InactivityReport.Cursor(text) else {
            throw .malformed("$skiptoken: take it from @odata.nextLink as it stands.")
        }
        return cursor
    }

    private static func write(_ entry: borrowing InactivityReport.Entry, to json: inout JSONWriter) {
        let (guest, sponsors, bounced, contact) = (entry.guest, entry.sponsors, entry.bounced, entry.contact)
        let (lastSignIn, end) = (entry.lastSignIn, entry.accessEndsAt)
        json.object {
            $0.member("id", guest.id)
            $0.member("displayName", guest.displayName)
            $0.member("mail", guest.address.text)
            $0.member("externalUserState", guest.state.rawValue)
            $0.member("accountEnabled", guest.isEnabled)
            $0.member("createdDateTime", guest.createdAt)
            $0.member("lastSignInDateTime") { $0.moment(lastSignIn) }
            $0.member("accessEndDateTime") { $0.moment(end) }
            $0.member("sponsors") {
                $0.array(sponsors.span) { json, sponsor in
                    json.object {
                        $0.member("id", Sponsor.id(of: sponsor, in: guest.tenant))
                        $0.member("mail", sponsor.text)
                        $0.member("mailBounced", bounced.contains(sponsor))
                    }
                }
            }
            $0.member("contact", contact.text)
        }
    }
}
