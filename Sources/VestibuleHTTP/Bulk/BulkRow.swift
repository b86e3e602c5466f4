import Vestibule

/// What is said of one line: of a dry run, or of what it came to.
struct BulkRow: Sendable, JSONWritable {
    var line: Int
    /// `valid` and `refused` of a dry run; else where the line stands.
    var status: String
    var address: String?
    var invitation: Invitation.ID?
    var guest: Guest.ID?
    var guestState: Guest.State?
    /// Where the guest would go, and why.
    var route: RouteTrace?
    var code: String?
    var message: String?
    var link: String?

    init(_ result: BulkResult, link: String?) {
        line = result.line
        status = result.state.rawValue
        address = result.address
        invitation = result.invitation
        guest = result.guest
        code = result.code
        message = result.message
        self.link = link
    }

    init(_ forecast: BulkInvitations.Forecast) {
        line = forecast.line
        status = forecast.refusal == nil ? "valid" : "refused"
        address = forecast.address
        guest = forecast.guest?.id
        guestState = forecast.guest?.state
        route = forecast.route
        code = forecast.refusal.map { errorCode(of: $0) }
        message = forecast.refusal?.sentence
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("line", line)
            json.member("status", status)
            if let address { json.member("invitedUserEmailAddress", address) }
            if let invitation { json.member("invitationId", invitation) }
            if let guest { json.member("invitedUserId", guest) }
            if let guestState { json.member("externalUserState", guestState.rawValue) }
            if let route {
                json.member("identityProvider", route.door?.description)
                json.member("reason", route.sentence)
            }
            if let code { json.member("code", code) }
            if let message { json.member("message", message) }
            if let link { json.member("inviteRedeemUrl", link) }
        }
    }

    static let heading =
        "line,status,invitedUserEmailAddress,invitationId,invitedUserId,externalUserState,identityProvider,code,message,inviteRedeemUrl"

    /// One record (RFC 4180), without its line end.
    var csv: String {
        [
            String(line), status, address, invitation?.description, guest?.description, guestState?.rawValue,
            route?.door?.description,
            code, message, link,
        ].map { Self.cell($0 ?? "") }.joined(separator: ",")
    }

    /// A spreadsheet takes what begins so for a formula, and an address may begin so: an apostrophe before it says that it is text.
    private static func cell(_ text: String) -> String {
        // Scalars: with an accent behind it a quote is another character, and still a quote to a spreadsheet.
        let shown = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } == true ? "'" + text : text
        guard shown.utf8.contains(where: { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }) else { return shown }
        return "\""
            + shown.utf8.split(separator: 0x22, omittingEmptySubsequences: false).map { String(Substring($0)) }.joined(
                separator: "\"\"")
            + "\""
    }
}
