import Hummingbird
import Vestibule

extension AdminTenants {
    /// The settings that creating and changing share.
    static func settings(_ body: inout AdminBody) throws -> TenantSettings {
        var settings = TenantSettings()
        if let tag = try body.text("language") {
            guard let language = Language(tag: tag) else {
                throw RequestRefusal.malformed(
                    "language: give one of \(Language.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            settings.language = language
        }
        if let text = try body.text("colour") {
            guard let colour = Branding.colour(text) else {
                throw RequestRefusal.malformed("colour: give # and six hexadecimal digits, such as #1f4b99.")
            }
            settings.colour = colour
        }
        settings.passcodeMinutes = try body.number("passcodeMinutes", in: 5...30)
        settings.dailyLetters = try body.number("dailyLetters", in: 0...10_000_000)
        settings.senderName = try body.name("senderName")
        settings.senderAddress = try body.address("senderAddress")
        return settings
    }

    /// The shared relay speaks for every tenant, so who may write as whom, and how much, is the operator's to say.
    static func check(_ settings: TenantSettings, maySetBy someone: Operator, on tenant: Tenant) throws {
        guard someone.token.tenant != nil else { return }
        guard settings.dailyLetters == nil else {
            throw RequestRefusal.notPermitted("dailyLetters is set by an operator of every tenant.")
        }
        guard settings.senderAddress == nil || tenant.hasOwnRelay else {
            throw RequestRefusal.notPermitted(
                "senderAddress: set the tenant's own relay first, or ask an operator of every tenant.")
        }
    }

    static func summary(_ tenant: Tenant) -> AdminAnswer.Thing {
        [
            ("id", .text(tenant.id.description)), ("name", .text(tenant.name)), ("status", .text(tenant.status.rawValue)),
            ("domains", .list(tenant.domains.map(\.text))), ("created", .moment(tenant.createdAt)),
        ]
    }

    static func detail(_ tenant: Tenant) -> AdminAnswer.Thing {
        [
            ("id", .text(tenant.id.description)), ("name", .text(tenant.name)), ("status", .text(tenant.status.rawValue)),
            ("contact", .text(tenant.contact.text)), ("domains", .list(tenant.domains.map(\.text))),
            ("redirectOrigins", .list(tenant.redirectOrigins.map(\.description))),
            ("allow", .list(tenant.domainRules.filter { $0.effect == .allow }.map(\.pattern))),
            ("block", .list(tenant.domainRules.filter { $0.effect == .block }.map(\.pattern))),
            ("language", .text(tenant.language.rawValue)), ("colour", .text(tenant.branding.colour)),
            ("hasLogo", .flag(tenant.branding.logo != nil)), ("passcodeMinutes", .number(tenant.passcodeMinutes)),
            ("dailyLetters", .number(tenant.dailyLetters)), ("senderName", .text(tenant.senderName)),
            ("senderAddress", .text(tenant.senderAddress?.text)), ("hasOwnRelay", .flag(tenant.hasOwnRelay)),
            ("created", .moment(tenant.createdAt)),
        ]
    }
}
