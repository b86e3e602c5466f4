import Curl
import Foundation
import Vestibule

/// The pages of a list of Microsoft Graph, one after the other, as patiently as Graph asks.
struct GraphPages: Sendable {
    let fetch: HTTPFetch
    let first: String
    /// Read for each page, so that a new token can be put there while the import runs.
    let tokenFile: String

    /// A page of 999 users with all that is asked for is about 2 MiB.
    private static let mostBytes = 32 << 20
    private static let mostTries = 8
    /// Seconds: longer than Graph asks to wait.
    private static let longestWait = 300

    /// - Parameter url: Spaces and quotes in it may stand as they are.
    /// - Throws: ``ImportTrouble`` for one that cannot be asked.
    init(fetch: HTTPFetch, url: String, tokenFile: String) throws {
        self.fetch = fetch
        self.tokenFile = tokenFile
        first = url.replacing(" ", with: "%20").replacing("'", with: "%27").replacing("\"", with: "%22")
        guard Self.origin(of: first) != nil else {
            throw ImportTrouble("--url takes a URL such as https://graph.microsoft.com/v1.0/users?…")
        }
    }

    /// Calls `body` with each page.
    ///
    /// - Throws: ``ImportTrouble`` where the list cannot be read to its end; what was read is done.
    func each(_ body: (EntraPage) async throws -> Void) async throws {
        var next: String? = first
        while let url = next {
            let page: EntraPage
            do { page = try EntraPage(try await answer(url)) } catch let refusal as ImportRefusal {
                throw ImportTrouble("The answer of \(url) is no page of users. \(refusal.sentence)")
            }
            try await body(page)
            next = page.next
            // The token is that host's, and a page may name any.
            if let next, Self.origin(of: next) != Self.origin(of: first) {
                throw ImportTrouble("The next page is at another host, which is not followed: \(next.prefix(200))")
            }
        }
    }

    private func answer(_ url: String) async throws -> [UInt8] {
        for pause in 1...Self.mostTries {
            let authorization = "Bearer \(try token())"
            var wait = 1 << pause
            var reason: String
            do throws(CurlError) {
                let answer = try await fetch.get(url, authorization: authorization, mostBytes: Self.mostBytes, within: .seconds(60))
                if answer.status == 200 { return answer.body }
                reason = "answered \(answer.status): \(String(decoding: answer.body.prefix(500), as: UTF8.self))"
                if answer.status == 401 { reason += " Put a new token into \(tokenFile)." }
                guard answer.status == 429 || answer.status >= 500 else { throw CurlError.invalidArgument(reason) }
                wait = answer.retryAfter.flatMap { Int($0) } ?? wait
            } catch .invalidArgument(let what) {
                throw ImportTrouble("\(url) \(what)")
            } catch { reason = "\(error)" }
            guard pause < Self.mostTries else { throw ImportTrouble("\(url): \(reason)") }
            try await Task.sleep(for: .seconds(min(max(0, wait), Self.longestWait)))
        }
        return []
    }

    private func token() throws -> String {
        guard let text = try? String(contentsOfFile: tokenFile, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines),
            !text.isEmpty
        else { throw ImportTrouble("--token-file: \(tokenFile) cannot be read, or is empty.") }
        return text
    }

    /// Scheme, host and port.
    private static func origin(of url: String) -> String? {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(), ["https", "http"].contains(scheme),
            let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil
        else { return nil }
        return "\(scheme)://\(host):\(parts.port ?? (scheme == "https" ? 443 : 80))"
    }
}

/// Why an import stops, and what to do.
struct ImportTrouble: Error, CustomStringConvertible {
    let description: String

    init(_ what: String) { description = "\(what) Run the command again to go on: what is done is not done twice." }
}
