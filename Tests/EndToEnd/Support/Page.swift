/// A page as a browser got it.
struct Page: Sendable {
    let answer: HTTPAnswer
    /// Path and query, after redirects.
    let url: String

    var status: Int { answer.status }
    var html: String { answer.text }
    /// Where a redirect leads that the browser did not follow.
    var location: String? { answer["Location"] }
    var heading: String { first(/<h1>(.*?)<\/h1>/) ?? "" }
    /// What is said to be wrong.
    var problem: String? { first(/role="alert"[^>]*>(.*?)<\/p>/) }
    /// Everything a person reads, without the markup.
    var text: String { unescaped(html.replacing(/<[^>]*>/, with: "")) }

    var referenceWord: String {
        get throws {
            guard let word = first(/<p class="word-value">(.*?)<\/p>/) else {
                throw Missing(what: "reference word", page: self)
            }
            return word
        }
    }

    struct Form: Sendable {
        let action: String
        let token: String
    }

    var forms: [Form] {
        html.matches(
            of: /<form method="post" action="([^"]*)"[^>]*>\s*<input type="hidden" name="token" value="([^"]*)">/
        ).map {
            Form(action: unescaped(String($0.output.1)), token: unescaped(String($0.output.2)))
        }
    }

    /// The form whose path ends so.
    func form(_ ending: String) throws -> Form {
        guard let form = forms.first(where: { $0.action.split(separator: "?").first?.hasSuffix(ending) == true }) else {
            throw Missing(what: "form \(ending)", page: self)
        }
        return form
    }

    struct Missing: Error, CustomStringConvertible {
        let what: String
        let page: Page
        var description: String { "no \(what) on the page \(page.url), \(page.status) “\(page.heading)”: \(page.text)" }
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
