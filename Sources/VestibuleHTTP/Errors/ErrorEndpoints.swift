import HTTPTypes
import Hummingbird
import Vestibule

/// `/errors` and `/errors/{code}`: what the code of an answer means, and what to do, for who reads it in a terminal or a browser.
struct ErrorEndpoints: Sendable {
    let site: Site

    func list(_ request: Request, _ context: RequestFacts) async throws -> Response {
        let chapters = ErrorCatalogue.chapters.map { chapter in
            chapter.title + "\n\n" + chapter.entries.map { "  " + ErrorCatalogue.help($0.code, at: site) + "\n" }.joined()
        }
        return answer("Codes of refusals and failures\n\n" + chapters.joined(separator: "\n"))
    }

    func explain(_ request: Request, _ context: RequestFacts) async throws -> Response {
        guard let code = context.parameters.get("code"), let entry = ErrorCatalogue.entry(code) else {
            throw RequestRefusal.notFound("There is no such code. GET /errors lists them.")
        }
        let explanation = entry.explanation
        return answer(
            """
            \(entry.code)

            Status   \(explanation.status)
            When     \(explanation.when)
            Do       \(explanation.remedy)

            """)
    }

    private func answer(_ text: String) -> Response {
        var response = Response.text(text)
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }
}
