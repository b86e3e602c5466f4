import CommonMark
import Testing

@Suite("Markdown") struct MarkdownTests {
    @Test("becomes paragraphs, headings and lists")
    func text() {
        #expect(
            Markdown.html(of: "# Terms\n\n* one & two\n* *three*\n")
                == "<h1>Terms</h1>\n<ul>\n<li>one &amp; two</li>\n<li><em>three</em></li>\n</ul>\n")
        #expect(Markdown.html(of: "").isEmpty)
        #expect(Markdown.html(of: "[site](https://contoso.example/)").contains("href=\"https://contoso.example/\""))
    }

    @Test(
        "brings no markup and no dangerous link along",
        arguments: [
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick='x'>b</b>", "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))", "![x](data:text/html;base64,PHN2Zz4=)", "<javascript:alert(1)>", "[x]: vbscript:x\n\n[x]",
            "<style>*{display:none}</style>", "<form action=https://evil.test>", "[x](<javascript:alert(1)>)", "&lt;script&gt;",
        ])
    func safe(text: String) {
        let html = Markdown.html(of: text).lowercased()
        for word in [
            "<script", "<img src=x", "onerror=", "<b ", "javascript:", "vbscript:", "href=\"data:", "src=\"data:", "<style",
            "<form",
        ] {
            #expect(!html.contains(word) || word == "javascript:" && !html.contains("href=\"javascript:"), "\(html)")
        }
    }
}
