import Foundation
import TestSupport

extension TestTenant {
    /// What a log answers to a filter; a refusal fails the test.
    func logs(_ log: String, _ filter: String) async throws -> [JSON] {
        let answer = try await graph("GET", "/v1.0/auditLogs/\(log)?$filter=\(filter.escaped)")
        guard answer.status == 200 else { throw UnexpectedAnswer(what: "\(log) by \(filter)", answer: answer) }
        return answer.json["value"].items
    }
}

extension String {
    /// As a part of a path or query.
    var escaped: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "-._~"))) ?? ""
    }
}
