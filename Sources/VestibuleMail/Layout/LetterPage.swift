internal import Mustache
internal import Vestibule

/// A letter as HTML. Everything goes through the template engine, which escapes; no markup is made by hand.
enum LetterPage {
    private static let template = Result { try MustacheTemplate(string: letterTemplate) }

    /// - Parameter logoContentID: the Content-ID of the picture beside the page, when the tenant has a logo.
    static func html(_ content: LetterContent, branding: Branding, logoContentID: String?) throws(LetterFault) -> String {
        let colour = BrandColour(branding.colour) ?? .fallback
        var values: [String: Any] = [
            "language": content.language.rawValue,
            "fonts": content.language.fonts,
            "subject": content.subject,
            "preview": content.preview,
            "tenantName": content.tenantName,
            "colour": colour.text,
            "colourText": colour.readable.text,
            "colourEdge": colour.edge.text,
            "heading": content.heading,
            "greeting": content.greeting,
            "blocks": content.blocks.map { Self.values(of: $0, in: content) },
            "footer": content.footer,
        ]
        // Absent, not nil: an optional inside `Any` would count as present.
        if let logoContentID { values["logo"] = ["contentID": logoContentID] }
        do {
            return try template.get().render(values)
        } catch {
            throw .layout(String(describing: error))
        }
    }

    /// One key says which kind of block it is; its section of the template shows it.
    private static func values(of block: LetterContent.Block, in content: LetterContent) -> [String: Any] {
        switch block {
        case .paragraph(let text): ["paragraph": text]
        case .quotation(let caption, let text):
            ["quotation": ["caption": caption, "lines": lines(of: text)] as [String: Any]]
        case .facts(let facts): ["facts": ["rows": facts.map { ["label": $0.label, "value": $0.value] }]]
        case .code(let groups):
            ["code": ["first": groups.first ?? "", "others": Array(groups.dropFirst())] as [String: Any]]
        case .reference(let before, let word, let after):
            ["reference": ["before": before, "word": word, "after": after]]
        case .list(let title, let items): ["list": ["title": title, "items": items] as [String: Any]]
        case .title(let title): ["title": title]
        case .button(let label, let link):
            ["button": ["label": label, "link": link, "fallback": content.buttonFallback]]
        case .alarm(let title, let text, let label, let link, let then):
            ["alarm": ["title": title, "text": text, "label": label, "link": link, "then": then]]
        }
    }

    private static func lines(of text: String) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    }
}

extension Language {
    /// Fonts that are on the reader's machine; none is loaded.
    fileprivate var fonts: String {
        switch self {
        case .japanese:
            "'Hiragino Kaku Gothic ProN','Hiragino Sans','Yu Gothic Medium','Yu Gothic',Meiryo,'Noto Sans CJK JP',sans-serif"
        case .english, .german, .french, .spanish:
            "'Segoe UI',-apple-system,BlinkMacSystemFont,Helvetica,Arial,sans-serif"
        }
    }
}
