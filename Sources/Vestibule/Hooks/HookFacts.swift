package import FoundationEssentials

/// What a hook is told: whole, but no more than a decision needs, and nothing secret.
package struct HookFacts: Sendable, Equatable, Encodable {
    package var guest: GuestFacts
    package var application: ApplicationFacts?
    package var invitation: InvitationFacts?
    package var signIn: SignInFacts?

    package struct GuestFacts: Sendable, Equatable, Encodable {
        /// Missing for somebody who is no guest yet.
        package var id: String?
        package var mail: String
        package var displayName: String?
        package var domain: String
        /// Mailboxes of those who answer for the guest, where they are known at this point.
        package var sponsors: [String]?

        package init(id: Guest.ID? = nil, address: EmailAddress, displayName: String?, sponsors: [String]? = nil) {
            self.id = id?.description
            mail = address.text
            self.displayName = displayName
            domain = address.domain.text
            self.sponsors = sponsors
        }

        package init(_ guest: Guest) {
            self.init(id: guest.id, address: guest.address, displayName: guest.displayName)
        }
    }

    package struct ApplicationFacts: Sendable, Equatable, Encodable {
        package var id: String
        package var name: String

        package init(id: Application.ID, name: String) {
            self.id = id.description
            self.name = name
        }
    }

    package struct InvitationFacts: Sendable, Equatable, Encodable {
        /// Missing before it is made.
        package var id: String?
        package var redirectUrl: String
        package var expirationDateTime: String
        package var accessEndDateTime: String?

        package init(id: Invitation.ID? = nil, redirectURL: RedirectURL, expiresAt: Date, accessEndsAt: Date? = nil) {
            self.id = id?.description
            redirectUrl = redirectURL.text
            expirationDateTime = expiresAt.formatted(.iso8601)
            accessEndDateTime = accessEndsAt?.formatted(.iso8601)
        }
    }

    package struct SignInFacts: Sendable, Equatable, Encodable {
        /// ``Door``'s name.
        package var identityProvider: String
        /// RFC 8176.
        package var methods: [String]
        package var provedDateTime: String?
        package var ipAddress: String?
        package var platform: String?
        package var clientAppType: String?

        package init(
            door: Door, methods: [String] = [], provedAt: Date? = nil, ipAddress: String? = nil, platform: String? = nil,
            clientAppType: String? = nil
        ) {
            identityProvider = door.description
            self.methods = methods
            provedDateTime = provedAt?.formatted(.iso8601)
            self.ipAddress = ipAddress
            self.platform = platform
            self.clientAppType = clientAppType
        }
    }

    package init(
        guest: GuestFacts, application: ApplicationFacts? = nil, invitation: InvitationFacts? = nil, signIn: SignInFacts? = nil
    ) {
        self.guest = guest
        self.application = application
        self.invitation = invitation
        self.signIn = signIn
    }
}
