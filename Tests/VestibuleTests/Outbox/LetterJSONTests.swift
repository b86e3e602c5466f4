import Foundation
import Testing

@testable import Vestibule

@Suite("A letter as JSON") struct LetterJSONTests {
    private static let text =
        "\"O'Hara\" \\ é 東京 👩‍👩‍👧 \u{2028}" + String(String.UnicodeScalarView((0...0x7F).map { UnicodeScalar(UInt8($0)) }))
    private static let moments = [0, 1.5, 785_000_000.123456, -86_400.25, 1e20].map { Date(timeIntervalSinceReferenceDate: $0) }

    private static func letters(_ optional: String?, at moment: Date) -> [Letter] {
        [
            .invitation(
                InvitationLetter(
                    guestName: optional, inviterName: text, applicationName: "a", destinationHost: "b", message: optional,
                    link: "https://c/d?e=f&g", expiresAt: moment)),
            .passcode(
                PasscodeLetter(
                    code: "01234567", referenceWord: "", purpose: .signIn, applicationName: optional, requestedAt: moment,
                    expiresAt: moment + 1, reportLink: text)),
            .passcode(
                PasscodeLetter(
                    code: "1", referenceWord: "w", purpose: .redemption, applicationName: optional, requestedAt: moment,
                    expiresAt: moment, reportLink: "l")),
            .reported(
                ReportedLetter(
                    maskedGuest: text, guestName: optional, applicationName: optional, reportedAt: moment,
                    invitationFrozen: optional == nil, actionLink: optional)),
            .linkRequested(
                LinkRequestedLetter(
                    maskedGuest: "m", guestName: optional, applicationName: text, requestedAt: moment, actionLink: "l")),
            .passcodeWished(PasscodeWishedLetter(maskedGuest: text, requestedAt: moment, actionLink: "l")),
            .passcodeAllowed(PasscodeAllowedLetter(allowedAt: moment, signInLink: text)),
            .accessRequested(
                AccessRequestedLetter(
                    address: text, name: text, reason: optional, applicationName: "a", requestedAt: moment, approveLink: "l",
                    refuseLink: "m")),
            .accessWaits(AccessWaitsLetter(applicationName: text, waiting: 12, oldestAt: moment, listAddress: "l")),
            .alreadyGuest(AlreadyGuestLetter(applicationName: text, requestedAt: moment, startLink: "l")),
            .tenantDiscovery(TenantDiscoveryLetter(requestedAt: moment, expiresAt: moment, link: text)),
            .accessEnding(
                AccessEndingLetter(
                    guests: [.init(name: text, endsAt: moment), .init(name: "b", endsAt: moment)], others: 3,
                    isAsked: optional == nil, actionLink: "l")),
            .accessReview(AccessReviewLetter(review: text, explanation: optional, guests: 3, endsAt: moment, actionLink: "l")),
            .accessEnding(AccessEndingLetter(guests: [], others: 0, isAsked: false, actionLink: text)),
            .handOverAsked(
                HandOverAskedLetter(
                    guest: text, colleague: "b", applicationName: optional, reason: optional, expiresAt: moment, actionLink: "l")),
            .secondFactor(
                SecondFactorLetter(
                    change: .added, method: optional == nil ? nil : .passkey, guest: optional, changedAt: moment, contact: text)),
            .factorResetAsked(FactorResetAskedLetter(guest: text, requestedAt: moment, hours: 24, actionLink: "l")),
            .factorReset(FactorResetLetter(dueAt: moment, stopLink: text)),
            .handedOver(HandedOverLetter(colleague: text, handedOverAt: moment, contact: "c")),
        ]
    }

    @Test("is read as the same letter, and says what the generic encoder says", arguments: [nil, "", text])
    func codable(optional: String?) throws {
        for letter in Self.moments.flatMap({ Self.letters(optional, at: $0) }) {
            let json = Data(letter.json)
            #expect(try JSONDecoder().decode(Letter.self, from: json) == letter)
            let ours = try JSONSerialization.jsonObject(with: json) as? NSDictionary
            let generic = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(letter)) as? NSDictionary
            #expect(ours != nil && ours == generic)
        }
    }
}
