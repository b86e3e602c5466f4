import FoundationEssentials
import Vestibule

/// How letters go out.
struct MailSettings: Sendable {
    /// `VESTIBULE_SMTP_URL`: `smtp://user:password@relay.example:587` (STARTTLS required), `smtps://…` (TLS from the start), or
    /// `smtp+plain://localhost:25` (loopback only). `VESTIBULE_SMTP_CA_FILE` names the authorities to trust instead of the system's, and
    /// `VESTIBULE_MAIL_BOUNCES` where letters that do not arrive come back to.
    var relay: MailRelay
    /// `VESTIBULE_MAIL_FROM`: the sender, unless the tenant has its own.
    var sender: EmailAddress
    /// `VESTIBULE_BOUNCE_TOKEN`: what the mail system shows when it hands over what came back; without it that door is shut.
    var bounceToken: String?

    init(relay: MailRelay, sender: EmailAddress, bounceToken: String? = nil) {
        self.relay = relay
        self.sender = sender
        self.bounceToken = bounceToken
    }

    init(_ reader: SettingsReader) throws {
        guard var relay = Self.relay(try reader.requiredSecret("smtp.url")) else {
            throw SettingsError.wrong(
                "VESTIBULE_SMTP_URL", "smtp://user:password@host:587, smtps://host or, on this machine, smtp+plain://localhost:25")
        }
        relay.caFile = reader.text("smtp.ca.file")
        if let text = reader.text("mail.bounces") {
            guard let address = try? EmailAddress(text), ReturnPath.canBe(at: address) else {
                throw SettingsError.wrong(
                    "VESTIBULE_MAIL_BOUNCES",
                    "an address such as bounces@guests.contoso.example, with at most \(ReturnPath.longestMailbox) characters before the @"
                )
            }
            relay.bounces = address.text
        }
        self.relay = relay
        do { sender = try EmailAddress(try reader.required("mail.from")) } catch is EmailAddressRefusal {
            throw SettingsError.wrong("VESTIBULE_MAIL_FROM", "an address such as guests@contoso.example")
        }
        bounceToken = try reader.secret("bounce.token")
        if let bounceToken, bounceToken.utf8.count < 20 {
            throw SettingsError.wrong("VESTIBULE_BOUNCE_TOKEN", "20 characters or more (make one with: openssl rand -hex 20)")
        }
    }

    static func relay(_ text: String) -> MailRelay? {
        guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty else { return nil }
        let security: MailRelay.Security
        switch url.scheme?.lowercased() {
        case "smtp": security = .startTLS
        case "smtps": security = .implicitTLS
        case "smtp+plain": security = .plaintext
        default: return nil
        }
        let usual = security == .startTLS ? 587 : security == .implicitTLS ? 465 : 25
        return MailRelay(
            host: host, port: url.port ?? usual, security: security, username: url.user, password: url.password)
    }
}
