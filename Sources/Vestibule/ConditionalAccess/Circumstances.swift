package import FoundationEssentials

/// Something about a sign-in, if it is known. What is unknown never counts as a no.
package enum SignInFact<Value: Sendable & Equatable>: Sendable, Equatable {
    case known(Value)
    case unknown
}

/// Who asks to come in where, and what is known of how.
package struct Circumstances: Sendable, Equatable {
    package var guest: Guest.ID
    /// The Entra tenant of the guest's account; nil inside for who has none.
    package var homeTenant: SignInFact<String?> = .unknown
    /// Nil for the tenant's own pages.
    package var application: Application.ID?
    package var client: ClientKind
    package var address: SignInFact<NetworkAddress>
    /// ISO 3166-1 alpha-2 in capitals; nil inside where no country is known to have that address.
    package var country: SignInFact<String?> = .unknown
    /// Nil inside where the browser names none that policies know.
    package var platform: SignInFact<Platform?>
    package var door: Door
    package var domain: DomainName
    package var sponsors: SignInFact<Set<Sponsor.ID>> = .unknown
    package var guestSince: Date
    package var provedAt: Date
    package var hasSecondFactor: Bool
    /// Terms of which the guest has accepted what is in force.
    package var acceptedTerms: SignInFact<Set<TermsOfUse.ID>> = .unknown
    package var now: Date

    package init(
        guest: Guest.ID, application: Application.ID?, client: ClientKind, address: SignInFact<NetworkAddress>,
        platform: SignInFact<Platform?>,
        door: Door, domain: DomainName, guestSince: Date, provedAt: Date, hasSecondFactor: Bool, now: Date
    ) {
        self.guest = guest
        self.application = application
        self.client = client
        self.address = address
        self.platform = platform
        self.door = door
        self.domain = domain
        self.guestSince = guestSince
        self.provedAt = provedAt
        self.hasSecondFactor = hasSecondFactor
        self.now = now
    }
}

package enum ClientKind: String, Sendable, Codable, CaseIterable {
    case browser
    /// A public application, or a device.
    case mobileAppsAndDesktopClients
}

package enum Platform: String, Sendable, Codable, CaseIterable {
    case android, iOS, windows, windowsPhone, macOS, linux

    /// As a browser says of itself (`User-Agent`). A hint: whoever writes the header says what they like.
    ///
    /// - Returns: Nil for what is none of these.
    package init?(userAgent: String) {
        let text = userAgent.prefix(1024).lowercased()
        // An Android says Linux too, an iPhone Mac OS X, and a Windows phone Android.
        let marks: [(String, Platform)] = [
            ("windows phone", .windowsPhone), ("android", .android), ("iphone", .iOS), ("ipad", .iOS), ("ipod", .iOS),
            ("windows nt", .windows), ("macintosh", .macOS), ("mac os x", .macOS), ("linux", .linux), ("x11", .linux),
        ]
        guard let platform = marks.first(where: { text.contains($0.0) })?.1 else { return nil }
        self = platform
    }
}
