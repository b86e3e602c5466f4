internal import Vestibule

extension OutgoingLetter {
    /// Only an invitation has copies: nobody else may read a code or act for a sponsor.
    var copiesInUse: [EmailAddress] {
        guard case .invitation = letter else { return [] }
        return copies
    }

    /// Refuses every value that could break out of its line, its link or its place.
    func requireSafeValues() throws(LetterFault) {
        try SafeText.requireLine(branding.tenantName, as: "the tenant's name")
        try SafeText.requireLine(senderName, as: "the sender's name")
        switch letter {
        case .invitation(let letter): try letter.requireSafeValues()
        case .passcode(let letter): try letter.requireSafeValues()
        case .reported(let letter):
            try Self.requireLines([letter.maskedGuest, letter.guestName, letter.applicationName])
            if let link = letter.actionLink { try SafeText.requireLink(link, as: "the link") }
        case .linkRequested(let letter):
            try Self.requireLines([letter.maskedGuest, letter.guestName, letter.applicationName])
            try SafeText.requireLink(letter.actionLink, as: "the link")
        case .passcodeWished(let letter):
            try Self.requireLines([letter.maskedGuest])
            try SafeText.requireLink(letter.actionLink, as: "the link")
        case .passcodeAllowed(let letter): try SafeText.requireLink(letter.signInLink, as: "the link")
        case .accessRequested(let letter):
            try Self.requireLines([letter.address, letter.name, letter.applicationName])
            if let reason = letter.reason { try SafeText.requireParagraphs(reason, as: "the reason") }
            for link in [letter.approveLink, letter.refuseLink] { try SafeText.requireLink(link, as: "the link") }
        case .accessWaits(let letter):
            try Self.requireLines([letter.applicationName])
            try SafeText.requireLink(letter.listAddress, as: "the address of the list")
        case .alreadyGuest(let letter):
            try Self.requireLines([letter.applicationName])
            try SafeText.requireLink(letter.startLink, as: "the link")
        case .accessEnding(let letter):
            try Self.requireLines(letter.guests.map(\.name))
            try SafeText.requireLink(letter.actionLink, as: "the link")
        case .handOverAsked(let letter):
            try Self.requireLines([letter.guest, letter.colleague, letter.applicationName])
            if let reason = letter.reason { try SafeText.requireParagraphs(reason, as: "the reason") }
            try SafeText.requireLink(letter.actionLink, as: "the link")
        case .handedOver(let letter): try Self.requireLines([letter.colleague, letter.contact])
        case .accessReview(let letter):
            try Self.requireLines([letter.review])
            if let text = letter.explanation { try SafeText.requireParagraphs(text, as: "the explanation") }
            try SafeText.requireLink(letter.actionLink, as: "the link")
        case .termsAccepted(let letter):
            try Self.requireLines([letter.terms])
            try SafeText.requireParagraphs(letter.text, as: "the terms")
        case .secondFactor(let letter): try Self.requireLines([letter.guest, letter.contact])
        case .factorResetAsked(let letter):
            try Self.requireLines([letter.guest])
            try SafeText.requireLink(letter.actionLink, as: "the link")
        case .factorReset(let letter): try SafeText.requireLink(letter.stopLink, as: "the link")
        case .tenantDiscovery(let letter): try SafeText.requireLink(letter.link, as: "the link")
        case .letterBounced(let letter): try Self.requireLines([letter.address, letter.reply])
        }
    }

    fileprivate static func requireLines(_ names: [String?]) throws(LetterFault) {
        for case let name? in names { try SafeText.requireLine(name, as: "a name") }
    }
}

extension InvitationLetter {
    fileprivate func requireSafeValues() throws(LetterFault) {
        try OutgoingLetter.requireLines([guestName, inviterName, applicationName, destinationHost])
        if let message { try SafeText.requireParagraphs(message, as: "the personal message") }
        try SafeText.requireLink(link, as: "the link")
    }
}

extension PasscodeLetter {
    fileprivate func requireSafeValues() throws(LetterFault) {
        try OutgoingLetter.requireLines([applicationName, referenceWord])
        guard (4...12).contains(code.utf8.count), code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .malformed("the code")
        }
        try SafeText.requireLink(reportLink, as: "the link")
    }
}
