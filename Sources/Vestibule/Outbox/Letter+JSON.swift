import FoundationEssentials

extension Letter {
    /// The letter as JSON (RFC 8259), as its `Codable` conformance reads it and would write it. A generic encoder takes longer for one
    /// than it takes to seal it and put its statement together.
    var json: [UInt8] {
        var text = LetterText(of: kind)
        switch self {
        case .invitation(let letter):
            text.member("guestName", letter.guestName)
            text.member("inviterName", letter.inviterName)
            text.member("applicationName", letter.applicationName)
            text.member("destinationHost", letter.destinationHost)
            text.member("message", letter.message)
            text.member("link", letter.link)
            text.member("expiresAt", letter.expiresAt)
        case .passcode(let letter):
            text.member("code", letter.code)
            text.member("referenceWord", letter.referenceWord)
            text.member("purpose", letter.purpose.rawValue)
            text.member("applicationName", letter.applicationName)
            text.member("requestedAt", letter.requestedAt)
            text.member("expiresAt", letter.expiresAt)
            text.member("reportLink", letter.reportLink)
        case .reported(let letter):
            text.member("maskedGuest", letter.maskedGuest)
            text.member("guestName", letter.guestName)
            text.member("applicationName", letter.applicationName)
            text.member("reportedAt", letter.reportedAt)
            text.member("invitationFrozen", letter.invitationFrozen)
            text.member("actionLink", letter.actionLink)
        case .linkRequested(let letter):
            text.member("maskedGuest", letter.maskedGuest)
            text.member("guestName", letter.guestName)
            text.member("applicationName", letter.applicationName)
            text.member("requestedAt", letter.requestedAt)
            text.member("actionLink", letter.actionLink)
        case .passcodeWished(let letter):
            text.member("maskedGuest", letter.maskedGuest)
            text.member("requestedAt", letter.requestedAt)
            text.member("actionLink", letter.actionLink)
        case .passcodeAllowed(let letter):
            text.member("allowedAt", letter.allowedAt)
            text.member("signInLink", letter.signInLink)
        case .accessRequested(let letter):
            text.member("address", letter.address)
            text.member("name", letter.name)
            text.member("reason", letter.reason)
            text.member("applicationName", letter.applicationName)
            text.member("requestedAt", letter.requestedAt)
            text.member("approveLink", letter.approveLink)
            text.member("refuseLink", letter.refuseLink)
        case .accessWaits(let letter):
            text.member("applicationName", letter.applicationName)
            text.member("waiting", letter.waiting)
            text.member("oldestAt", letter.oldestAt)
            text.member("listAddress", letter.listAddress)
        case .alreadyGuest(let letter):
            text.member("applicationName", letter.applicationName)
            text.member("requestedAt", letter.requestedAt)
            text.member("startLink", letter.startLink)
        case .tenantDiscovery(let letter):
            text.member("requestedAt", letter.requestedAt)
            text.member("expiresAt", letter.expiresAt)
            text.member("link", letter.link)
        case .letterBounced(let letter):
            text.member("address", letter.address)
            text.member("isInvitation", letter.isInvitation)
            text.member("writtenAt", letter.writtenAt)
            text.member("reply", letter.reply)
        case .accessEnding(let letter):
            text.member("guests", letter.guests)
            text.member("others", letter.others)
            text.member("isAsked", letter.isAsked)
            text.member("actionLink", letter.actionLink)
        case .handOverAsked(let letter):
            text.member("guest", letter.guest)
            text.member("colleague", letter.colleague)
            text.member("applicationName", letter.applicationName)
            text.member("reason", letter.reason)
            text.member("expiresAt", letter.expiresAt)
            text.member("actionLink", letter.actionLink)
        case .handedOver(let letter):
            text.member("colleague", letter.colleague)
            text.member("handedOverAt", letter.handedOverAt)
            text.member("contact", letter.contact)
        case .accessReview(let letter):
            text.member("review", letter.review)
            text.member("explanation", letter.explanation)
            text.member("guests", letter.guests)
            text.member("endsAt", letter.endsAt)
            text.member("actionLink", letter.actionLink)
        case .termsAccepted(let letter):
            text.member("terms", letter.terms)
            text.member("version", letter.version)
            text.member("acceptedAt", letter.acceptedAt)
            text.member("text", letter.text)
        case .secondFactor(let letter):
            text.member("change", letter.change.rawValue)
            text.member("method", letter.method?.rawValue)
            text.member("guest", letter.guest)
            text.member("changedAt", letter.changedAt)
            text.member("contact", letter.contact)
        case .factorResetAsked(let letter):
            text.member("guest", letter.guest)
            text.member("requestedAt", letter.requestedAt)
            text.member("hours", letter.hours)
            text.member("actionLink", letter.actionLink)
        case .factorReset(let letter):
            text.member("dueAt", letter.dueAt)
            text.member("stopLink", letter.stopLink)
        }
        return text.finished()
    }
}

/// `{"kind":{"_0":{…}}}`, which is how Swift codes an enum whose case holds one value.
private struct LetterText {
    private var bytes: [UInt8] = []
    private var isFirst = true

    init(of kind: Letter.Kind) {
        bytes.reserveCapacity(1024)
        put("{\"")
        put(kind.rawValue)
        put("\":{\"_0\":{")
    }

    consuming func finished() -> [UInt8] {
        put("}}}")
        return bytes
    }

    /// A missing text has no member.
    mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        put(name: name)
        put("\"")
        for byte in text.utf8 { put(escaping: byte) }
        put("\"")
    }

    /// Seconds since 2001, which are what Swift codes of a date.
    mutating func member(_ name: String, _ date: Date) {
        put(name: name)
        put(date.timeIntervalSinceReferenceDate.description)
    }

    mutating func member(_ name: String, _ number: Int) {
        put(name: name)
        put(number.description)
    }

    mutating func member(_ name: String, _ value: Bool) {
        put(name: name)
        put(value ? "true" : "false")
    }

    mutating func member(_ name: String, _ guests: [AccessEndingLetter.Guest]) {
        put(name: name)
        put("[")
        for (index, guest) in guests.enumerated() {
            put(index > 0 ? ",{" : "{")
            isFirst = true
            member("name", guest.name)
            member("endsAt", guest.endsAt)
            put("}")
        }
        put("]")
        isFirst = false
    }

    private mutating func put(name: String) {
        put(isFirst ? "\"" : ",\"")
        isFirst = false
        put(name)
        put("\":")
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func put(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x00..<0x20: put("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        default: bytes.append(byte)
        }
    }
}
