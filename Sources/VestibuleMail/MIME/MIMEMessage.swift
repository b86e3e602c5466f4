package import Vestibule

/// A letter as the bytes that go over the wire: 7-bit ASCII, CRLF line ends (RFC 5322, RFC 2045).
///
/// The same letter gives the same bytes, however often it is composed.
package struct MIMEMessage: Sendable {
    package let bytes: [UInt8]

    /// - Throws: ``LetterFault`` when a value could change the meaning of what stands around it. Nothing is repaired in
    ///   silence.
    package init(of letter: OutgoingLetter) throws(LetterFault) {
        let messageID = try Self.checked(messageID: letter.messageID)
        try letter.requireSafeValues()
        let content = LetterContent(of: letter)
        let headers = try Self.headers(of: letter, subject: content.subject)
        let body = try Self.body(of: letter, content: content, messageID: messageID)
        bytes = Array((headers.map(\.text).joined() + body.text).utf8)
    }

    private static func headers(of letter: OutgoingLetter, subject: String) throws(LetterFault) -> [HeaderField] {
        var headers = [
            HeaderField("Date", CivilMoment(letter.date).headerText),
            try HeaderField("From", displayName: letter.senderName, address: letter.sender.text),
            try HeaderField("To", addresses: [letter.recipient.text]),
        ]
        if !letter.copiesInUse.isEmpty {
            headers.append(try HeaderField("Cc", addresses: letter.copiesInUse.map(\.text)))
        }
        if let replyTo = letter.replyTo { headers.append(try HeaderField("Reply-To", addresses: [replyTo.text])) }
        headers += [
            try HeaderField("Subject", text: subject),
            HeaderField("Message-ID", letter.messageID),
            HeaderField("MIME-Version", "1.0"),
            HeaderField("Content-Language", letter.language.rawValue),
            // No holiday notice shall answer a machine (RFC 3834, 5; the second is Exchange's).
            HeaderField("Auto-Submitted", "auto-generated"),
            HeaderField("X-Auto-Response-Suppress", "All"),
        ]
        return headers
    }

    private static func body(
        of letter: OutgoingLetter, content: LetterContent, messageID: (left: Substring, domain: Substring)
    ) throws(LetterFault) -> MIMEPart {
        let contentID = letter.branding.logo.map { _ in
            "logo.\(MIMEBoundary.fingerprint(letter.messageID))@\(messageID.domain)"
        }
        let page = try LetterPage.html(content, branding: letter.branding, logoContentID: contentID)
        var html = MIMEPart.text(page, subtype: "html")
        if let logo = letter.branding.logo, let contentID {
            guard logo.mediaType == "image/png" || logo.mediaType == "image/jpeg" else {
                throw .malformed("the logo's media type")
            }
            let image = MIMEPart.inlineImage(logo.bytes, mediaType: logo.mediaType, contentID: contentID)
            html = .multipart("related", parameters: ["type=\"text/html\""], [html, image], seed: letter.messageID)
        }
        let text = MIMEPart.text(LetterPlainText.text(content), subtype: "plain")
        return .multipart("alternative", [text, html], seed: letter.messageID)
    }

    /// `<left@domain>` in printable ASCII (RFC 5322, 3.6.4).
    private static func checked(messageID: String) throws(LetterFault) -> (left: Substring, domain: Substring) {
        guard messageID.utf8.count <= 250, messageID.hasPrefix("<"), messageID.hasSuffix(">") else {
            throw .malformed("the message id")
        }
        let inner = messageID.dropFirst().dropLast()
        try SafeText.requireAddress(String(inner), as: "the message id")
        let parts = inner.split(separator: "@")
        return (parts[0], parts[1])
    }
}
