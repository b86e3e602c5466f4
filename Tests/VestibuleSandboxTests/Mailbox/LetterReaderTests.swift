import Testing

@testable import VestibuleSandbox

@Suite("Reading a letter")
struct LetterReaderTests {
    private func read(_ text: String) -> LetterContent {
        LetterReader.read(Array(text.replacing("\n", with: "\r\n").utf8))
    }

    @Test("finds text, HTML and inline images in nested parts")
    func nestedParts() {
        let content = read(
            """
            From: "Contoso, Inc." <no-reply@contoso.example>
            To: Ana <ana@fabrikam.example>, (a comment) bo@fabrikam.example
            Subject: Hello
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="a"

            a preamble
            --a
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Gr=C3=BC=C3=9Fe, a long=
             line =3D one
            --a
            Content-Type: multipart/related; boundary="ab"

            --ab
            Content-Type: text/html; charset="UTF-8"
            Content-Transfer-Encoding: base64

            PGltZyBzcmM9ImNp
            ZDpsb2dvIj4=
            --ab
            Content-Type: image/png
            Content-ID: <logo>
            Content-Disposition: inline
            Content-Transfer-Encoding: base64

            AAEC
            --ab--
            --a--
            an epilogue
            """)
        #expect(content.from == "no-reply@contoso.example")
        #expect(content.to == ["ana@fabrikam.example", "bo@fabrikam.example"])
        #expect(content.subject == "Hello")
        #expect(content.text == "Grüße, a long line = one")
        #expect(content.html == "<img src=\"cid:logo\">")
        #expect(content.images.map(\.contentID) == ["logo"])
        #expect(content.images.first?.bytes == [0, 1, 2])
    }

    @Test(
        "decodes the words of a subject",
        arguments: [
            ("=?utf-8?Q?Gr=C3=BC=C3=9Fe_an_alle?=", "Grüße an alle"),
            ("=?UTF-8?B?44GT44KT44Gr44Gh44Gv?=", "こんにちは"),
            ("Re: =?utf-8?q?a?= =?utf-8?q?b?= c", "Re: ab c"),
            // One character cut over two words.
            ("=?utf-8?B?4w==?= =?utf-8?B?gZM=?=", "こ"),
            ("=?utf-8*de?Q?gut?=", "gut"),
            ("=?utf-8?X?what?= 1 < 2", "=?utf-8?X?what?= 1 < 2"),
            ("=?utf-8?Q?never closed", "=?utf-8?Q?never closed"),
            ("=?=?=?", "=?=?=?"),
        ])
    func encodedWords(written: String, meant: String) {
        #expect(read("Subject: \(written)\n\n").subject == meant)
    }

    @Test("unfolds a header and keeps the order of fields")
    func unfolding() {
        let content = read("Subject: one\n two\n\tthree\nX-A: 1\nX-A: 2\n\nbody")
        #expect(content.subject == "one two\tthree")
        #expect(content.headers.map(\.name) == ["Subject", "X-A", "X-A"])
        #expect(content.text == "body")
    }

    @Test("does not take an attachment for the letter")
    func attachment() {
        let content = read(
            """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain
            Content-Disposition: attachment; filename=a.txt

            attached
            --b
            Content-Type: text/plain

            the letter
            --b--
            """)
        #expect(content.text == "the letter")
    }

    @Test(
        "gives what it can of nonsense",
        arguments: [
            "", "\n", ":", "no colon at all", "Content-Type: multipart/mixed\n\nno boundary",
            "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n--\n",
            "Content-Type: multipart/mixed; boundary=b\n\n--b",
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b--",
            "Content-Type: ;;;=;\"\n\nx", "Content-Transfer-Encoding: base64\n\n!!!!=A", "From: <<<\nTo: \"\\\n\n",
            "Content-Transfer-Encoding: quoted-printable\n\n=\n=4\n==41=ZZ=",
        ])
    func nonsense(text: String) {
        _ = read(text)
        _ = LetterReader.read(Array(text.utf8))
    }

    @Test("keeps what is not quoted-printable as it stands")
    func brokenQuotedPrintable() {
        #expect(read("Content-Transfer-Encoding: quoted-printable\n\n=ZZ =41 =4").text == "=ZZ A =4")
    }

    @Test("gives the last part of a letter that was cut off")
    func cutOff() {
        #expect(read("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhalf a let").text == "half a let")
    }

    @Test("stops at a depth and a number of parts")
    func bombs() {
        var deep = "Content-Type: text/plain\n\nbottom"
        for level in 0..<50 {
            let boundary = "b\(level)x"
            deep = "Content-Type: multipart/mixed; boundary=\(boundary)\n\n--\(boundary)\n\(deep)\n--\(boundary)--"
        }
        #expect(read(deep).text == nil)
        let wide = String(repeating: "--b\nContent-Type: text/html\n\n", count: 5_000)
        #expect(read("Content-Type: multipart/mixed; boundary=b\n\n\(wide)").html == "")
    }

    @Test("survives every byte")
    func everyByte() {
        let bytes = (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 3) }
        let header = Array("Content-Type: multipart/mixed; boundary=b\r\nSubject: ".utf8)
        _ = LetterReader.read(bytes)
        _ = LetterReader.read(header + bytes + Array("\r\n\r\n--b\r\n".utf8) + bytes)
    }
}
