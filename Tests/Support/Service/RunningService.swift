package import VestibuleSandbox

/// A service that runs somewhere: in this process, or one of several replicas beside it.
package protocol RunningService: Sendable {
    var port: Int { get }
    /// The public URL, without a path.
    var base: String { get }
    var mailbox: Mailbox { get }
    /// An admin token for every tenant.
    var adminToken: String { get }
}

/// Calls of programs: `/admin`, and anything by its bytes.
extension RunningService {
    /// The public URL's host and port.
    package var authority: String { base.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? "" }

    package func call(
        _ method: String, _ target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []
    ) async throws -> HTTPAnswer {
        var headers = headers
        if !headers.contains(where: { $0.name == "Host" }) { headers.append(("Host", authority)) }
        return try await HTTPExchange(method: method, target: target, headers: headers, body: body).send(to: port)
    }

    package func json(
        _ method: String, _ target: String, bearer: String? = nil, headers: [(name: String, value: String)] = [],
        _ body: JSON? = nil
    ) async throws -> HTTPAnswer {
        var headers = headers
        if let bearer { headers.append(("Authorization", "Bearer \(bearer)")) }
        if body != nil { headers.append(("Content-Type", "application/json")) }
        return try await call(method, target, headers: headers, body: body?.bytes ?? [])
    }

    /// An operator's call; a refusal fails the test.
    @discardableResult
    package func admin(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        let answer = try await json(method, "/admin\(path)", bearer: adminToken, body)
        guard (200..<300).contains(answer.status) else {
            throw UnexpectedAnswer(what: "\(method) /admin\(path)", answer: answer)
        }
        return answer.json
    }
}
