/// Whose mailboxes a domain holds, where everybody can have one. Such domains are known by table and asked nowhere.
package enum ConsumerDomain: Sendable, Equatable {
    case google
    case microsoft
    /// Of somebody who is no identity provider of ours.
    case other

    package init?(_ domain: DomainName) {
        let name = domain.text
        if Self.googles.contains(name) {
            self = .google
        } else if Self.microsofts.contains(name) || Self.isMicrosoftOfACountry(name) {
            self = .microsoft
        } else if Self.others.contains(name) {
            self = .other
        } else {
            return nil
        }
    }

    private static let googles: Set<String> = ["gmail.com", "googlemail.com"]
    private static let microsofts: Set<String> = [
        "outlook.com", "hotmail.com", "live.com", "msn.com", "passport.com", "windowslive.com", "outlook.com.br", "outlook.com.au",
        "outlook.com.ar", "outlook.com.tr", "outlook.co.th", "outlook.co.id", "hotmail.co.uk", "hotmail.co.jp", "hotmail.co.th",
        "hotmail.co.il", "hotmail.co.kr", "hotmail.co.nz", "hotmail.co.za", "hotmail.com.br", "hotmail.com.ar", "hotmail.com.au",
        "hotmail.com.tr", "hotmail.com.hk", "hotmail.com.tw", "live.co.uk", "live.co.kr", "live.co.za", "live.com.ar",
        "live.com.au", "live.com.mx", "live.com.my", "live.com.pt", "live.com.sg",
    ]
    private static let others: Set<String> = [
        "aol.com", "fastmail.com", "free.fr", "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "hey.com", "icloud.com",
        "laposte.net", "libero.it", "mac.com", "mail.com", "mail.ru", "me.com", "naver.com", "orange.fr", "pm.me", "proton.me",
        "protonmail.com", "qq.com", "t-online.de", "tutanota.com", "web.de", "yahoo.co.jp", "yahoo.co.uk", "yahoo.com",
        "yahoo.com.br", "yahoo.de", "yahoo.es", "yahoo.fr", "yahoo.it", "yandex.com", "yandex.ru", "163.com",
    ]
    private static let countries: Set<String> = [
        "ar", "at", "be", "ca", "ch", "cl", "cn", "cz", "de", "dk", "es", "fi", "fr", "gr", "hu", "ie", "in", "it", "jp", "kr",
        "lv", "my", "nl", "no", "ph", "pt", "ro", "sa", "se", "sg", "sk",
    ]

    /// `outlook.de`, `hotmail.fr`, `live.nl`.
    private static func isMicrosoftOfACountry(_ name: String) -> Bool {
        let labels = name.split(separator: ".")
        return labels.count == 2 && ["outlook", "hotmail", "live"].contains(labels[0]) && countries.contains(String(labels[1]))
    }
}
