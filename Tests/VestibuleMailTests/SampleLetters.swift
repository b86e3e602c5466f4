import Foundation
import Vestibule

extension OutgoingLetter {
    /// A letter that needs nothing said about it, except what a test says.
    static func sample(
        _ letter: Letter, language: Language = .english, branding: Branding = .sample(), copies: [String] = [],
        senderName: String = "Contoso Guest Access", replyTo: String? = nil
    ) -> OutgoingLetter {
        OutgoingLetter(
            letter: letter, recipient: address("anna.berg@partner.example"), copies: copies.map(address),
            language: language, branding: branding,
            messageID: "<0198c1f2-7a3b.invitation@guests.contoso.example>", date: .sample,
            sender: address("no-reply@guests.contoso.example"), senderName: senderName,
            replyTo: replyTo.map(address))
    }

    static func address(_ text: String) -> EmailAddress {
        guard let address = try? EmailAddress(text) else { fatalError("not an address: \(text)") }
        return address
    }
}

extension Date {
    /// Saturday, 5 December 2026, 14:05:09 UTC.
    static let sample = Date(timeIntervalSince1970: 1_796_479_509)
}

extension Branding {
    static func sample(tenant: String = "Contoso AG", colour: String = "#0b5cad", logo: Logo? = nil) -> Branding {
        Branding(tenantName: tenant, colour: colour, logo: logo)
    }
}

extension Branding.Logo {
    /// A white ring on teal, 96 × 40.
    static let sample = Branding.Logo(
        mediaType: "image/png",
        bytes: Array(
            Data(
                base64Encoded:
                    "iVBORw0KGgoAAAANSUhEUgAAAGAAAAAoCAIAAACO8WhuAAAAj0lEQVR42u3ZOwqAQAwFwL2BN7X0+rGx9LcRm2TCK0"
                    + "VwCLibjGVb5SYDASBAgAABAgToSFxXd6B4Vx2BYr4aAUW2WgA9EpQ3ygB9fLIOUOKD6xlNAOV+dmWB0r1QrInGH40A"
                    + "CBCgKaDEe3WQDgIEyDnISdpdzG3ePMhEsfVE0UzaVsNezGYVECBAgAABktPstvDKceFt2QwAAAAASUVORK5CYII=")
                ?? Data()))
}

extension Letter {
    static func invitation(
        guest: String? = "Anna Berg", inviter: String = "Maria Keller", application: String = "Project Atlas",
        message: String? = "Dear Anna,\nthe drawings are in the folder “Phase 2”. See you on Monday!\n\nMaria",
        link: String = "https://guests.contoso.example/redeem?t=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7LhS9uEoPqXz"
    ) -> Letter {
        .invitation(
            InvitationLetter(
                guestName: guest, inviterName: inviter, applicationName: application,
                destinationHost: "atlas.contoso.example", message: message, link: link,
                expiresAt: .sample.addingTimeInterval(30 * 86_400)))
    }

    static func passcode(
        purpose: PasscodeLetter.Purpose = .redemption, application: String? = "Project Atlas",
        code: String = "12345678",
        word: String = "heron"
    ) -> Letter {
        .passcode(
            PasscodeLetter(
                code: code, referenceWord: word, purpose: purpose, applicationName: application, requestedAt: .sample,
                expiresAt: .sample.addingTimeInterval(1800),
                reportLink: "https://guests.contoso.example/not-me?t=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7LhS9uEoPqXz"))
    }

    static func reported(frozen: Bool = true, guest: String? = "Anna Berg") -> Letter {
        .reported(
            ReportedLetter(
                maskedGuest: "a•••••@partner.example", guestName: guest, applicationName: "Project Atlas",
                reportedAt: .sample, invitationFrozen: frozen,
                actionLink: frozen ? "https://guests.contoso.example/sponsor?t=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7" : nil))
    }

    static func linkRequested(guest: String? = "Anna Berg") -> Letter {
        .linkRequested(
            LinkRequestedLetter(
                maskedGuest: "a•••••@partner.example", guestName: guest, applicationName: "Project Atlas",
                requestedAt: .sample,
                actionLink: "https://guests.contoso.example/sponsor?t=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))
    }

    static let passcodeWished = Letter.passcodeWished(
        PasscodeWishedLetter(
            maskedGuest: "a•••••@partner.example", requestedAt: .sample,
            actionLink: "https://guests.contoso.example/sponsor?t=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))

    static let passcodeAllowed = Letter.passcodeAllowed(
        PasscodeAllowedLetter(
            allowedAt: .sample, signInLink: "https://guests.contoso.example/01890a5d-ac96-774b-bcce-b302099a8057/signin"))

    static func accessRequested(
        name: String = "Anna Berg", reason: String? = "I check the drawings of phase 2 for Partner AG.\nMaria Keller knows me."
    ) -> Letter {
        .accessRequested(
            AccessRequestedLetter(
                address: "anna.berg@partner.example", name: name, reason: reason, applicationName: "Project Atlas",
                requestedAt: .sample, approveLink: "https://guests.contoso.example/sponsor?t=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7",
                refuseLink: "https://guests.contoso.example/sponsor?t=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb8"))
    }

    static func accessWaits(_ waiting: Int = 27) -> Letter {
        .accessWaits(
            AccessWaitsLetter(
                applicationName: "Project Atlas", waiting: waiting, oldestAt: .sample,
                listAddress:
                    "https://guests.contoso.example/admin/tenants/01890a5d-ac96-774b-bcce-b302099a8057/access-requests?state=open"))
    }

    static let alreadyGuest = Letter.alreadyGuest(
        AlreadyGuestLetter(
            applicationName: "Project Atlas", requestedAt: .sample, startLink: "https://atlas.contoso.example/start"))

    static let tenantDiscovery = Letter.tenantDiscovery(
        TenantDiscoveryLetter(
            requestedAt: .sample, expiresAt: .sample.addingTimeInterval(3600),
            link: "https://guests.contoso.example/signin/organizations?k=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))

    static func letterBounced(isInvitation: Bool = true) -> Letter {
        .letterBounced(
            LetterBouncedLetter(
                address: "anna.berg@partner.example", isInvitation: isInvitation, writtenAt: .sample,
                reply: "5.1.1: smtp; 550 5.1.1 <…@partner.example>: Recipient address rejected: User unknown"))
    }

    static func accessEnding(isAsked: Bool = false, others: Int = 0) -> Letter {
        .accessEnding(
            AccessEndingLetter(
                guests: (isAsked
                    ? ["Anna Berg (anna.berg@partner.example)"] : ["Anna Berg (anna.berg@partner.example)", "bo@partner.example"])
                    .map { .init(name: $0, endsAt: .sample) },
                others: others, isAsked: isAsked,
                actionLink: "https://guests.contoso.example/sponsor/renewal?w=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))
    }

    static func handOverAsked(applicationName: String? = nil, reason: String? = nil) -> Letter {
        .handOverAsked(
            HandOverAskedLetter(
                guest: "Anna Berg (anna.berg@partner.example)", colleague: "bo@partner.example", applicationName: applicationName,
                reason: reason, expiresAt: .sample,
                actionLink: "https://guests.contoso.example/sponsor/hand-over?h=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))
    }

    static let handedOver: Letter = .handedOver(
        HandedOverLetter(colleague: "bo@partner.example", handedOverAt: .sample, contact: "boss@contoso.example"))
    static func secondFactor(
        _ change: SecondFactorLetter.Change, method: SecondFactor.Kind? = nil, guest: String? = nil
    ) -> Letter {
        .secondFactor(
            SecondFactorLetter(change: change, method: method, guest: guest, changedAt: .sample, contact: "it@contoso.example"))
    }

    static func factorResetAsked(hours: Int) -> Letter {
        .factorResetAsked(
            FactorResetAskedLetter(
                guest: "Anna Berg (anna.berg@partner.example)", requestedAt: .sample, hours: hours,
                actionLink: "https://guests.contoso.example/sponsor?a=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))
    }

    static let factorReset: Letter = .factorReset(
        FactorResetLetter(
            dueAt: .sample, stopLink: "https://guests.contoso.example/second-factor-reset?x=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))
    static let accessReview = Letter.accessReview(
        AccessReviewLetter(
            review: "Guests, autumn", explanation: "Each autumn we ask who still works with us.\nThank you.", guests: 12,
            endsAt: .sample,
            actionLink: "https://guests.contoso.example/sponsor/access-review?v=AZjB8nqbfE2Qm0d5cXk1Yw4R2tVb7"))

    static let termsAccepted = Letter.termsAccepted(
        TermsAcceptedLetter(
            terms: "Guests at Contoso", version: 2, acceptedAt: .sample,
            text: "# Guests\n\n* Keep what you see to yourself.\n* Tell us when you leave."))

    /// One of each, in every variant that has words of its own.
    static let samples: [(name: String, letter: Letter)] = [
        ("invitation", .invitation()),
        ("invitation-bare", .invitation(guest: nil, inviter: "Contoso AG", message: nil)),
        ("passcode", .passcode()),
        ("passcode-sign-in", .passcode(purpose: .signIn, application: nil)),
        ("reported", .reported()),
        ("reported-open", .reported(frozen: false, guest: nil)),
        ("link-requested", .linkRequested()),
        ("passcode-wished", .passcodeWished),
        ("passcode-allowed", .passcodeAllowed),
        ("passcode-access", .passcode(purpose: .accessRequest)),
        ("access-requested", .accessRequested()),
        ("access-waits", .accessWaits()),
        ("already-guest", .alreadyGuest),
        ("tenant-discovery", .tenantDiscovery),
        ("letter-bounced", .letterBounced()),
        ("letter-bounced-code", .letterBounced(isInvitation: false)),
        ("access-ending", .accessEnding(others: 3)),
        ("access-ending-asked", .accessEnding(isAsked: true)),
        ("hand-over-asked", .handOverAsked(applicationName: "Project Board", reason: "Anna goes on leave.\nBo has her projects.")),
        ("hand-over-asked-by-guest", .handOverAsked()),
        ("handed-over", .handedOver),
        ("second-factor-added", .secondFactor(.added, method: .authenticator)),
        ("second-factor-passkey", .secondFactor(.added, method: .passkey)),
        ("second-factor-removed", .secondFactor(.removed)),
        ("second-factor-taken", .secondFactor(.taken)),
        ("second-factor-codes", .secondFactor(.codesRenewed)),
        ("second-factor-code-used", .secondFactor(.recoveryCodeUsed)),
        ("second-factor-code-used-by-guest", .secondFactor(.recoveryCodeUsed, guest: "Anna Berg (anna.berg@partner.example)")),
        ("second-factor-reset-asked", .secondFactor(.resetAsked)),
        ("second-factor-reset-done", .secondFactor(.reset)),
        ("factor-reset-asked", .factorResetAsked(hours: 24)),
        ("factor-reset-asked-at-once", .factorResetAsked(hours: 0)),
        ("factor-reset", .factorReset),
        ("access-review", .accessReview),
        ("terms-accepted", .termsAccepted),
    ]
}
