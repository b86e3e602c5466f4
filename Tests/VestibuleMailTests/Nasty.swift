/// What people, and others, put into letters.
enum Nasty {
    static let word = String(repeating: "Rindfleischetikettierungs", count: 8)

    static let message = """
        <script>alert("1")</script> & <b>bold</b> {{heading}} {{{x}}}
        .
        ..dots
        .hidden
        From here on = signs =3D and \t tabs
        trailing spaces  \u{20}
        \(word)
        "quotes" 'single' https://phish.example/login?x=1 www.phish.example
        --
        =_boundary --=_0123456789abcdef--
        👩‍👩‍👧‍👦 🏳️‍🌈 e\u{301} ﷽ عربى
        """

    /// Two thousand characters without a single space.
    static let ideographs = String(repeating: "招待状を開き、承諾の確認をお願いいたします。", count: 92).prefix(2000)

    static let names = [
        "Anna Berg", "Müller, \"Hänschen\" <ceo@x.example>", "O'Neil \\ Sons (Ltd.); @Home", "👩‍👩‍👧‍👦 Familie 🏳️‍🌈",
        "=?UTF-8?Q?fake?=", "山田 太郎 " + String(repeating: "長", count: 80), String(repeating: "x", count: 180), "a  b",
        "Ελληνικά и русский और हिन्दी", "{{tenantName}} & <i>x</i>", " leading and trailing ",
        String(repeating: "é", count: 120), "Company. Inc: [1]",
    ]

    static let unsafe = [
        "a\r\nBcc: x@y.example", "a\nb", "a\rb", "a\0b", "a\u{7}b", "a\u{7F}b", "a\u{85}b", "a\u{2028}b", "a\u{202E}b",
        "a\u{2066}b", "a\u{200F}b", "a\u{1B}[31m", "a\u{61C}b", "a\u{FEFF}b", "a\tb",
    ]
}
