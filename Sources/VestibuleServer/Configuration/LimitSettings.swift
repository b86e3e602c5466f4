import Vestibule

/// What bounds what anybody may cause (SECURITY 18). Passcodes: `VESTIBULE_PASSCODE_SECONDS_BETWEEN` (30), `…_PER_HOUR` (10), `…_PER_DAY` (30),
/// `…_PER_NETWORK_HOUR` (120). Access requests, and those that reach sponsors: `VESTIBULE_ACCESS_PER_NETWORK_DAY` (10), `…_PER_TENANT_DAY` (200),
/// `…_LETTERS_PER_DAY` (20, for one application), `…_LETTERS_PER_NEIGHBOURHOOD_DAY` (5 of them), `…_STRANGERS_PER_HOUR` (60). Letters:
/// `VESTIBULE_MAIL_PER_MAILBOX_DAY` (60), `…_INVITATIONS_PER_DAY` (5, from one tenant to one mailbox). Requests of an application to the API:
/// `VESTIBULE_API_PER_APPLICATION_MINUTE` (6000). How many whole months of the audit log are kept: `VESTIBULE_AUDIT_KEEP_MONTHS` (0: all).
enum LimitSettings {
    static func limits(_ reader: SettingsReader) throws -> Limits {
        var limits = Limits()
        limits.passcodes = try passcodes(reader)
        limits.access = try access(reader)
        limits.invitationsPerMailboxDay = try reader.number("mail.invitations.per.day", in: 1...1_000_000, else: 5)
        limits.lettersPerMailboxDay = try reader.number("mail.per.mailbox.day", in: 1...1_000_000, else: 60)
        limits.requestsPerApplicationMinute = try reader.number(
            "api.per.application.minute", in: 1...1_000_000_000, else: limits.requestsPerApplicationMinute)
        return limits
    }

    private static func passcodes(_ reader: SettingsReader) throws -> PasscodeLimits {
        var limits = PasscodeLimits()
        limits.secondsBetweenSends = try reader.number("passcode.seconds.between", in: 0...3600, else: 30)
        limits.sendsPerHour = try reader.number("passcode.per.hour", in: 1...1_000_000, else: 10)
        limits.sendsPerDay = try reader.number("passcode.per.day", in: 1...1_000_000, else: 30)
        limits.sendsPerNetworkHour = try reader.number("passcode.per.network.hour", in: 1...100_000_000, else: 120)
        return limits
    }

    private static func access(_ reader: SettingsReader) throws -> AccessLimits {
        var limits = AccessLimits()
        limits.perNetworkDay = try reader.number("access.per.network.day", in: 0...1_000_000, else: limits.perNetworkDay)
        limits.perTenantDay = try reader.number("access.per.tenant.day", in: 0...1_000_000, else: limits.perTenantDay)
        limits.lettersPerDay = try reader.number("access.letters.per.day", in: 0...1_000_000, else: limits.lettersPerDay)
        limits.lettersPerNeighbourhoodDay = try reader.number(
            "access.letters.per.neighbourhood.day", in: 0...1_000_000, else: limits.lettersPerNeighbourhoodDay)
        limits.lettersToStrangersPerHour = try reader.number(
            "access.strangers.per.hour", in: 0...1_000_000, else: limits.lettersToStrangersPerHour)
        return limits
    }

    static func auditMonths(_ reader: SettingsReader) throws -> Int {
        try reader.number("audit.keep.months", in: 0...1200, else: 0)
    }
}
