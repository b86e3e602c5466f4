import Vestibule

/// Reads Graph's `invitation` as a request. What Graph knows and this service does not do is refused by name, never ignored.
enum InvitationBody {
    /// - Parameter guest: Who is invited where no address is given.
    static func read(_ body: inout JSONBody, for guest: Guest? = nil) throws(RequestRefusal) -> InvitationRequest {
        guard let address = try body.string("invitedUserEmailAddress") ?? guest?.address.text else {
            throw .malformed("Give invitedUserEmailAddress.")
        }
        guard let redirectURL = try body.string("inviteRedirectUrl") else {
            throw .malformed("Give inviteRedirectUrl, where the guest goes after redeeming.")
        }
        var request = InvitationRequest(address: address, redirectURL: redirectURL)
        request.displayName = try body.string("invitedUserDisplayName")
        request.sendsLetter = try body.bool("sendInvitationMessage") ?? false
        request.expiresAt = try body.date("expirationDateTime")
        if let type = try body.string("invitedUserType"), type.lowercased() != "guest" {
            throw .malformed("invitedUserType: only Guest can be invited here.")
        }
        // Ours beside Graph's.
        request.accessEndsAt = try body.date("accessEndDateTime")
        if let name = try body.string("identityProvider") {
            request.wishedDoor = try RouteWords.door(name, field: "identityProvider")
        }
        for var assignment in try body.objects("appRoleAssignments") { request.roles.append(try role(&assignment)) }
        request.sponsors = try sponsors(body.value("invitedUserSponsors"))
        if var message = try body.object("invitedUserMessageInfo") { try read(&message, into: &request) }
        return request
    }

    /// The guest whose redemption is to be reset: the same guest, to prove itself anew.
    static func reset(_ body: inout JSONBody) throws -> Guest.ID? {
        let isReset = try body.bool("resetRedemption") ?? false
        var guest: Guest.ID?
        if var user = try body.object("invitedUser") {
            if let text = try user.string("id") {
                guard let id = Guest.ID(text) else { throw InviteRefusal.guestNotFound }
                guest = id
            }
            try user.finish()
        }
        guard isReset else { return nil }
        guard let guest else { throw RequestRefusal.malformed("resetRedemption: give invitedUser with the id of the guest.") }
        return guest
    }

    /// What needs more than to invite.
    static func check(_ caller: Caller, may wanted: InvitationRequest, resetting guest: Guest.ID? = nil) throws(RequestRefusal) {
        guard wanted.roles.isEmpty || caller.may(.assignRoles) else { throw missing(.assignRoles, for: "appRoleAssignments") }
        guard guest == nil || caller.may(.changeGuests) else { throw missing(.changeGuests, for: "resetRedemption") }
        // A guest could choose who answers for others, or for itself, and how long either stays.
        guard caller.guest == nil || (wanted.sponsors.isEmpty && wanted.accessEndsAt == nil) else {
            throw .notPermitted(
                "invitedUserSponsors and accessEndDateTime: only an application says these, in its own name. Leave them out.")
        }
    }

    private static func missing(_ permission: Permission, for property: String) -> RequestRefusal {
        .notPermitted("\(property) needs the application permission \(permission.rawValue) too. An administrator grants it.")
    }

    private static func read(_ message: inout JSONBody, into request: inout InvitationRequest) throws(RequestRefusal) {
        request.message = try message.string("customizedMessageBody")
        request.language = try message.string("messageLanguage")
        for var recipient in try message.objects("ccRecipients") {
            guard var mailbox = try recipient.object("emailAddress") else { continue }
            _ = try mailbox.string("name")
            if let copy = try mailbox.string("address") { request.copies.append(copy) }
            try mailbox.finish()
            try recipient.finish()
        }
        try message.finish()
    }

    /// Each as `{"id": …}` or `{"@odata.id": …}`, as in Graph, or `{"mail": …}`: a sponsor is a mailbox, and needs not be known before.
    private static func sponsors(_ value: JSONValue?) throws(RequestRefusal) -> [NamedSponsor] {
        guard let value else { return [] }
        guard case .array(let items) = value else {
            throw .malformed("The property invitedUserSponsors must be an array of objects.")
        }
        var sponsors: [NamedSponsor] = []
        for item in items {
            guard case .object(let fields) = item else {
                throw .malformed("The property invitedUserSponsors must be an array of objects.")
            }
            var body = try JSONBody(fields, path: "invitedUserSponsors/")
            let (id, mail, reference) = (try body.string("id"), try body.string("mail"), fields["@odata.id"])
            try body.finish()
            switch (id, mail, reference) {
            case (let id?, nil, nil):
                guard let id = Sponsor.ID(id) else { throw badSponsor }
                sponsors.append(.id(id))
            case (nil, let mail?, nil):
                do { sponsors.append(.address(try EmailAddress(mail))) } catch {
                    throw .malformed("invitedUserSponsors/mail: \(error.sentence)")
                }
            case (nil, nil, let reference?):
                guard let named = try? UserSponsorEndpoints.named(by: reference) else { throw badSponsor }
                sponsors.append(named)
            default: throw badSponsor
            }
        }
        return sponsors
    }

    private static let badSponsor = RequestRefusal.malformed(
        "invitedUserSponsors: name each sponsor by one of mail, id (from a list of sponsors), or @odata.id (https://…/v1.0/users/{sponsor})."
    )

    /// Ours beside Graph's: a role that comes with the invitation, named as in an assignment, or by its value.
    private static func role(_ body: inout JSONBody) throws(RequestRefusal) -> WantedRole {
        let application = try body.id("resourceId", of: Application.self)
        let value = try body.string("appRole")
        let name: WantedRole.Name
        if let value {
            guard try body.string("appRoleId") == nil else {
                throw .malformed("appRoleAssignments: give appRoleId or appRole, not both.")
            }
            guard AppRole.isValue(value) else { throw .malformed("appRoleAssignments: appRole is no value that a role can have.") }
            name = .value(value)
        } else {
            name = WantedRole.Name(try body.id("appRoleId", of: AppRole.self))
        }
        try body.finish()
        return WantedRole(name, of: application)
    }
}
