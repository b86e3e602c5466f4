import FoundationEssentials
import Hummingbird
import Vestibule

/// `/v1.0/users/{id}/handOver` and `…/handOvers`: a colleague shall take a guest's place, once the sponsor agrees. Graph has no such call.
struct HandOverEndpoints: Sendable {
    let parts: Parts

    func ask(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        var body = try JSONBody(try await request.json(context))
        let guest = try await UserKey(context, in: caller.tenant).guest(of: caller.tenant.id, in: parts.guests)
        let wanted = try HandOverBody.read(&body)
        // Who may not assign roles makes nobody have them, through a sponsor of its own choosing neither.
        let hasRoles = try await !parts.appRoles.assignments(of: .guest(guest.id), tenant: caller.tenant.id, after: nil, limit: 1)
            .isEmpty
        guard !hasRoles || caller.may(.assignRoles) else {
            throw RequestRefusal.notPermitted(
                "The guest has roles, and handing them over needs the application permission \(Permission.assignRoles.rawValue) too. "
                    + "An administrator grants it.")
        }
        let handOver = try await parts.askForHandOver(
            wanted.invitation, because: wanted.reason, from: guest, in: caller.tenant, by: caller.application)
        parts.callOutbox(caller.tenant.id, .handOverAsked)
        return Response.json(HandOverResource(handOver, context: self.context(of: handOver)), status: .accepted)
    }

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let guest = try await guest(context, caller)
        let found = try await parts.handOvers.list(
            of: guest, tenant: caller.tenant.id, after: try page.cursor(as: HandOver.self), limit: page.size + 1)
        if found.isEmpty, try await parts.guests.guest(guest, of: caller.tenant.id) == nil { throw GuestChangeRefusal.notFound }
        return Response.json(
            page.list(from: found, id: \.id, path: "/v1.0/users/\(guest)/handOvers", site: parts.site) { json, handOver in
                HandOverResource(copy handOver).write(to: &json)
            })
    }

    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let guest = try await guest(context, caller)
        guard let id = id(context), let handOver = try await parts.handOvers.handOver(id, of: guest, tenant: caller.tenant.id)
        else {
            throw HandOverRefusal.notFound
        }
        return Response.json(HandOverResource(handOver, context: self.context(of: handOver)))
    }

    func withdraw(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let guest = try await guest(context, caller)
        guard let id = id(context) else { throw HandOverRefusal.notFound }
        try await parts.decideHandOver.withdraw(id, of: guest, tenant: caller.tenant.id, by: caller.actor)
        return Response.noContent
    }

    /// Also of a guest who has handed over and is deleted.
    private func guest(_ context: RequestFacts, _ caller: Caller) async throws -> Guest.ID {
        try await UserKey(context, in: caller.tenant).id(of: caller.tenant.id, in: parts.guests)
    }

    private func id(_ context: RequestFacts) -> HandOver.ID? { context.id("handover", of: HandOver.self) }

    private func context(of handOver: HandOver) -> String {
        "\(parts.site.base.origin)/v1.0/$metadata#users('\(handOver.guest)')/handOvers/$entity"
    }
}

/// Reads what is asked for: a colleague as in an invitation, and why.
enum HandOverBody {
    static func read(_ body: inout JSONBody) throws(RequestRefusal) -> (invitation: InvitationRequest, reason: String?) {
        guard let address = try body.string("invitedUserEmailAddress") else {
            throw .malformed("Give invitedUserEmailAddress, the colleague's.")
        }
        guard let redirectURL = try body.string("inviteRedirectUrl") else {
            throw .malformed("Give inviteRedirectUrl, where the colleague goes after redeeming.")
        }
        var request = InvitationRequest(address: address, redirectURL: redirectURL)
        request.displayName = try body.string("invitedUserDisplayName")
        // Whoever asks has no link to pass on: the colleague is invited when the sponsor agrees.
        request.sendsLetter = try body.bool("sendInvitationMessage") ?? true
        if var message = try body.object("invitedUserMessageInfo") {
            request.message = try message.string("customizedMessageBody")
            request.language = try message.string("messageLanguage")
            try message.finish()
        }
        let reason = try body.string("handOverReason")
        try body.finish()
        return (request, reason)
    }
}

/// A hand-over as JSON.
struct HandOverResource: JSONWritable {
    let handOver: HandOver
    let context: String?

    init(_ handOver: HandOver, context: String? = nil) {
        self.handOver = handOver
        self.context = context
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("id", handOver.id)
            json.member("status", handOver.standing.rawValue)
            json.member("from") {
                $0.object {
                    $0.member("id", handOver.guest)
                    $0.member("mail", handOver.guestAddress.text)
                }
            }
            json.member("to") {
                $0.object {
                    if let successor = handOver.successor { $0.member("id", successor) }
                    $0.member("mail", handOver.address.text)
                    if let name = handOver.displayName { $0.member("displayName", name) }
                }
            }
            json.member("sponsor") { $0.object { $0.member("mail", handOver.sponsor.text) } }
            json.member("requestedByGuest", handOver.isAskedByGuest)
            if let reason = handOver.reason { json.member("handOverReason", reason) }
            json.member("inviteRedirectUrl", handOver.redirectURL)
            json.member("sendInvitationMessage", handOver.sendsLetter)
            json.member("createdDateTime", handOver.createdAt)
            json.member("expiresDateTime", handOver.expiresAt)
            if let moment = handOver.decidedAt { json.member("decidedDateTime", moment) }
            if let invitation = handOver.invitation { json.member("invitation") { $0.object { $0.member("id", invitation) } } }
            if let moment = handOver.undoableUntil { json.member("undoUntilDateTime", moment) }
        }
    }
}
