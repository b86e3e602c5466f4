import FoundationEssentials

/// The mailbox for people: the list of letters, and one letter.
enum MailboxHTML {
    static func list(_ letters: [ReceivedLetter], refreshes: Bool) -> SandboxPage {
        let items = letters.map { letter in
            """
            <li><a href="/letters/\(letter.id)"><span class="subject">\(escaped(subject(of: letter)))</span>
            <span class="quiet">to \(escaped(letter.to.joined(separator: ", "))) · \(time(of: letter))</span></a></li>
            """
        }
        let list =
            items.isEmpty
            ? "<p class=\"quiet\">No letters yet. Whatever the sandbox sends arrives here, whomever it is for.</p>"
            : "<ul class=\"letters\">\n\(items.joined(separator: "\n"))\n</ul>"
        let refresh =
            refreshes
            ? "<a href=\"/\">Stop refreshing</a>" : "<a href=\"/?refresh=3\">Refresh every 3 seconds</a>"
        let main = """
            <h1>Mailbox</h1>
            <nav>\(refresh) <a href="/api/messages">JSON</a>
            <form method="post" action="/empty"><button type="submit">Empty the mailbox</button></form></nav>
            \(list)
            """
        return SandboxPage(title: "Mailbox (\(letters.count))", main: main, refreshSeconds: refreshes ? 3 : nil)
    }

    static func letter(_ letter: ReceivedLetter) -> SandboxPage {
        let headers = letter.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        let main = """
            <nav><a href="/">All letters</a> <a href="/api/messages/\(letter.id)/raw">Raw letter</a></nav>
            <h1>\(escaped(subject(of: letter)))</h1>
            <dl>
            <dt>From</dt><dd>\(escaped(letter.from))</dd>
            <dt>To</dt><dd>\(escaped(letter.to.joined(separator: ", ")))</dd>
            <dt>Delivered to</dt><dd>\(escaped(letter.envelopeTo.joined(separator: ", ")))</dd>
            <dt>Received</dt><dd>\(time(of: letter))</dd>
            </dl>
            \(ShownLetter(letter.content)?.frame ?? "<p class=\"quiet\">This letter has no HTML.</p>")
            <h2>As plain text</h2>
            \(letter.text.map { "<pre>\(escaped($0))</pre>" } ?? "<p class=\"quiet\">This letter has no plain text.</p>")
            <details><summary>Headers</summary><pre>\(escaped(headers))</pre></details>
            """
        return SandboxPage(title: subject(of: letter), main: main)
    }

    private static func subject(of letter: ReceivedLetter) -> String {
        letter.subject.isEmpty ? "(no subject)" : letter.subject
    }

    private static func time(of letter: ReceivedLetter) -> String {
        Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeSeparator: .colon).format(letter.receivedAt)
    }
}
