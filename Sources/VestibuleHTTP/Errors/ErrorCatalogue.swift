import OpenIDConnect
import Vestibule

/// What a code means to who meets it.
struct Explanation: Sendable {
    /// The status of the answer that bears it, or where else it is told.
    let status: String
    let when: String
    /// What to do.
    let remedy: String
}

/// Every code that an answer can bear. `/errors`, `Errors.md` and the OpenAPI document are held against it.
enum ErrorCatalogue {
    struct Entry: Sendable {
        let code: String
        let explanation: Explanation
    }

    /// The codes that one kind of reader meets.
    struct Chapter: Sendable {
        let title: String
        let entries: [Entry]
    }

    static let chapters = [
        Chapter(
            title: "Answers of /v1.0 and /admin",
            entries: GraphErrorCode.allCases.map { Entry(code: $0.rawValue, explanation: $0.explanation) }),
        Chapter(
            title: "The OpenID Provider (OAuth)",
            entries: OAuthError.Code.allCases.map { Entry(code: $0.rawValue, explanation: $0.explanation) }),
        Chapter(
            title: "Guests' pages: the page says it in words, the log's line by this name",
            entries: RedemptionRefusal.each.map { Entry(code: $0.caseName, explanation: $0.explanation) }
                + [Entry(code: AccessEnded.code, explanation: AccessEnded.explanation)]),
    ]

    private static let byFoldedCode = Dictionary(
        uniqueKeysWithValues: chapters.flatMap(\.entries).map { ($0.code.lowercased(), $0) })

    /// In any case, because paths are.
    static func entry(_ code: String) -> Entry? { byFoldedCode[code.lowercased()] }

    /// Where a code is explained to who reads it in an answer.
    static func help(_ code: String, at site: Site) -> String { "\(site.base.origin)/errors/\(code)" }
}
