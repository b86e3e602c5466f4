package import FoundationEssentials
package import Vestibule

/// The letter of `vestibule check --send-to`: plain words that say what they are.
package enum TestLetter {
    /// - Throws: ``LetterFault`` when an address or the id is not in its strict form.
    package static func message(
        from sender: EmailAddress, to recipient: EmailAddress, at date: Date, id: String, site: String
    ) throws(LetterFault) -> [UInt8] {
        let headers = [
            HeaderField("Date", CivilMoment(date).headerText),
            try HeaderField("From", displayName: "Vestibule", address: sender.text),
            try HeaderField("To", addresses: [recipient.text]),
            try HeaderField("Subject", text: "A test letter from Vestibule"),
            HeaderField("Message-ID", "<\(id)@\(sender.domain.text)>"),
            HeaderField("MIME-Version", "1.0"),
            HeaderField("Auto-Submitted", "auto-generated"),
        ]
        let body = MIMEPart.text(
            """
            This is a test letter. Somebody ran "vestibule check --send-to" for \(site).

            If you can read it, the relay takes letters from \(sender.domain.text) and they arrive. Look at its source too:
            Authentication-Results should say spf=pass, dkim=pass and dmarc=pass.

            """, subtype: "plain")
        return Array((headers.map(\.text).joined() + body.text).utf8)
    }
}
