/// A page as a browser got it.
package struct Page: Sendable {
    package let answer: HTTPAnswer
    /// Path and query, after redirects.
    package let url: String

    package init(answer: HTTPAnswer, url: String) {
        self.answer = answer
        self.url = url
    }

    package var status: Int { answer.status }
    package var html: String { answer.text }
    /// Where a redirect leads that the browser did not follow.
    package var location: String? { answer["Location"] }
    package var heading: String { first(/<h1>(.*?)<\/h1>/) ?? "" }
    /// What is said to be wrong.
    package var problem: String? { first(/role="alert"[^>]*>(.*?)<\/p>/) }
    /// Everything a person reads, without the markup.
    package var text: String { unescaped(html.replacing(/<[^>]*>/, with: "")) }

    package var referenceWord: String {
        get throws {
            guard let word = first(/<p class="word-value">(.*?)<\/p>/) else {
                throw Missing(what: "reference word", page: self)
            }
            return word
        }
    }

    /// Where the link with these words leads.
    package func link(saying words: String) throws -> String {
        let links = html.matches(of: /<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/)
        guard let link = links.first(where: { unescaped(String($0.output.2)) == words }) else {
            throw Missing(what: "link “\(words)”", page: self)
        }
        return unescaped(String(link.output.1))
    }

    package struct Form: Sendable {
        package let action: String
        package let token: String
    }

    package var forms: [Form] {
        html.matches(
            of: /<form method="post" action="([^"]*)"[^>]*>\s*<input type="hidden" name="token" value="([^"]*)">/
        ).map {
            Form(action: unescaped(String($0.output.1)), token: unescaped(String($0.output.2)))
        }
    }

    /// The form whose path ends so.
    package func form(_ ending: String) throws -> Form {
        guard let form = forms.first(where: { $0.action.split(separator: "?").first?.hasSuffix(ending) == true }) else {
            throw Missing(what: "form \(ending)", page: self)
        }
        return form
    }

    package struct Missing: Error, CustomStringConvertible {
        package let what: String
        package let page: Page
        package var description: String { "no \(what) on the page \(page.url), \(page.status) “\(page.heading)”: \(page.text)" }
    }

    private func first(_ pattern: Regex<(Substring, Substring)>) -> String? {
        html.firstMatch(of: pattern).map { unescaped(String($0.output.1)) }
    }

    private func unescaped(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacing($1.0, with: $1.1)
        }
    }
}
