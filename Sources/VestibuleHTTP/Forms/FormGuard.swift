import FoundationEssentials
import Hummingbird
import Vestibule

/// Keeps other sites from pressing our buttons: a token bound to the browser and to what the form is about, and the origin.
struct FormGuard: Sendable {
    let vault: Vault
    let surroundings: Surroundings
    let cookies: Cookies
    /// The public origin, as a browser writes it into `Origin`.
    let origin: String

    /// The form cookie of this browser, or a new one to be set.
    func browser(of request: Request) -> (value: String, isNew: Bool) {
        if let value = request.cookie(cookies.form), (16...64).contains(value.utf8.count) { return (value, false) }
        return (Base64URL.encode(surroundings.randomBytes(18)), true)
    }

    func token(for browser: String, about subject: String) -> String {
        Base64URL.encode(vault.authenticationCode(of: "\(browser) \(subject)", for: .form))
    }

    /// - Throws: ``RedemptionRefusal/formExpired`` for another site's or another browser's form, ``CookiesAreOff``.
    func check(_ form: FormFields, of request: Request, about subject: String) throws {
        guard isOurs(request) else { throw RedemptionRefusal.formExpired }
        guard let browser = request.cookie(cookies.form) else { throw CookiesAreOff() }
        guard let code = form["token"].flatMap({ Base64URL.decode($0) }),
            vault.isAuthentic(code, of: "\(browser) \(subject)", for: .form)
        else { throw RedemptionRefusal.formExpired }
    }

    /// Our `Referrer-Policy` makes browsers send `Origin: null` with our own forms; then `Sec-Fetch-Site` tells. A program without
    /// either still needs the token.
    private func isOurs(_ request: Request) -> Bool {
        let site = request.headers[.secFetchSite]
        if let site, site != "same-origin" { return false }
        guard let theirs = request.headers[.origin] else { return true }
        return theirs == origin || (theirs == "null" && site == "same-origin")
    }
}

/// A form came back without the cookie that its page set.
struct CookiesAreOff: Refusal {
    var sentence: String { "This browser keeps no cookies for this site." }
}
