import Testing

@testable import Vestibule

@Suite("A stranger's words") struct StrangersWordsTests {
    @Test(
        "keep what they say and nothing to click on",
        arguments: [
            ("550 5.1.1 User unknown", "550 5.1.1 User unknown"), ("550 <ana@fabrikam.example>: no", "550 … no"),
            ("Verify at contoso-login.com/guest or evil.example.", "Verify at … or …"), ("see https://a.b www.c.d", "see … …"),
            ("a\r\nBcc: x", "a Bcc: x"), ("one\u{202E}two\u{0}three", "one two three"), ("bücher.例え はい", "… はい"), ("", ""),
        ])
    func cleaned(_ text: String, _ clean: String) { #expect(StrangersWords.cleaned(text) == clean) }

    @Test("are short") func short() { #expect(StrangersWords.cleaned(String(repeating: "word ", count: 10_000)).count == 300) }
}
