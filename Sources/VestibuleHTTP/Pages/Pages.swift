import Mustache

/// A page a guest can be shown: a value whose stored properties are the names its template may use.
///
/// Templates only place what the value holds. Which sentence is said, and whether a part is shown, is
/// decided where the value is made, so that it can be read and tested in Swift.
protocol Page: Sendable {
    static var templateName: String { get }
    static var template: String { get }
}

/// Every page, its templates parsed once at start.
struct Pages: Sendable {
    private let library: MustacheLibrary

    /// Parses all templates.
    ///
    /// - Throws: the parser's error, with line and column, when a template is not well formed.
    init() throws {
        var templates: [String: MustacheTemplate] = [:]
        for part in Self.parts {
            templates[part.name] = try MustacheTemplate(string: part.text)
        }
        for page in Self.all {
            templates[page.templateName] = try MustacheTemplate(string: page.template)
        }
        library = MustacheLibrary(templates: templates)
    }

    /// The page as HTML, every value escaped. A page missing from ``all`` comes out empty.
    func render(_ page: some Page) -> String {
        library.render(page, withTemplate: type(of: page).templateName) ?? ""
    }

    /// Every kind of page; a new one is added here.
    static let all: [any Page.Type] = [
        LandingPage.self, PasscodePage.self, ConsentPage.self, QuestionPage.self,
        SignInPage.self, MePage.self, NoticePage.self, LeavingPage.self, FormPostPage.self,
        HealingPage.self, AccountPage.self, AddressPage.self, TenantListPage.self, DeviceCodePage.self, DeviceQuestionPage.self,
        PersonFormPage.self, RenewalPage.self, AccessReviewPage.self, HandOverPage.self, TermsPage.self,
        SecondFactorPage.self, AuthenticatorPage.self, RecoveryCodesPage.self, SecurityPage.self, PasskeyPage.self,
    ]

    private static let parts: [(name: String, text: String)] = [
        ("layout", Layout.template), ("sentence", Sentence.template), ("facts", Fact.template),
        ("passkey", PasskeyRequest.template),
    ]
}
