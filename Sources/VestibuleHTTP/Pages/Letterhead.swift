import Vestibule

/// What stands around every page: the guest's language and, where a tenant is known, its face.
///
/// `logoURL` and `brandURL` are paths of this service: the content security policy loads nothing else.
struct Letterhead: Sendable {
    let language: Language
    let tenantName: String?
    let logoURL: String?
    let brandURL: String?
    /// The mail address guests may write to.
    let contact: String?

    var words: PageWords { PageWords.words(in: language) }

    init(
        language: Language, tenantName: String? = nil, logoURL: String? = nil,
        brandURL: String? = nil, contact: String? = nil
    ) {
        self.language = language
        self.tenantName = tenantName
        self.logoURL = logoURL
        self.brandURL = brandURL
        self.contact = contact
    }
}
