import Synchronization

/// A person's browser: keeps cookies, follows redirects on our site, and sends with its forms what browsers send.
package final class Browser: Sendable {
    private let place: Mutex<any RunningService>
    package let language: String
    private let jar = Mutex<[String: String]>([:])
    private let looks = Mutex<[(name: String, value: String)]>([])

    package init(_ service: any RunningService, language: String = "en") {
        place = Mutex(service)
        self.language = language
    }

    /// Where its requests go.
    package var service: any RunningService { place.withLock { $0 } }

    /// From now on a balancer sends it to another replica.
    package func move(to service: any RunningService) { place.withLock { $0 = service } }

    package var cookies: [String: String] { jar.withLock { $0 } }

    package func setCookie(_ name: String, _ value: String?) { jar.withLock { $0[name] = value } }

    /// From now on a proxy says that it comes from there, and it says of itself what it is; nil for nothing.
    package func come(from address: String?, as userAgent: String? = nil) {
        let headers = [("X-Forwarded-For", address), ("User-Agent", userAgent)].compactMap { name, value in
            value.map { (name: name, value: $0) }
        }
        looks.withLock { $0 = headers }
    }

    package func forgetEverything() { jar.withLock { $0 = [:] } }

    /// Opens a URL of ours, absolute or as a path.
    package func open(_ url: String, follows: Bool = true, method: String = "GET") async throws -> Page {
        try await go(method, url, headers: [], body: [], follows: follows)
    }

    /// Presses the button of the form that ends so.
    package func press(
        _ page: Page, _ ending: String, _ fields: [(name: String, value: String)] = [], follows: Bool = true
    ) async throws -> Page {
        let form = try page.form(ending)
        NeverPrinted.note(form.token)
        return try await post(form.action, [("token", form.token)] + fields, follows: follows)
    }

    /// - Parameter origin: What a browser sends under our `Referrer-Policy`; attacks send something else.
    package func post(
        _ path: String, _ fields: [(name: String, value: String)],
        origin: [(name: String, value: String)] = [("Origin", "null"), ("Sec-Fetch-Site", "same-origin")],
        follows: Bool = true
    ) async throws -> Page {
        let body = fields.map { "\($0.name)=\(Self.encoded($0.value))" }.joined(separator: "&")
        let type = [(name: "Content-Type", value: "application/x-www-form-urlencoded")]
        return try await go("POST", path, headers: type + origin, body: Array(body.utf8), follows: follows)
    }

    private func go(
        _ method: String, _ url: String, headers: [(name: String, value: String)], body: [UInt8], follows: Bool
    ) async throws -> Page {
        let service = service
        let path = url.hasPrefix(service.base) ? String(url.dropFirst(service.base.count)) : url
        var sent = headers + [("Accept-Language", language)] + looks.withLock { $0 }
        let cookies = cookies
        if !cookies.isEmpty {
            sent.append(("Cookie", cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")))
        }
        let answer = try await service.call(method, path, headers: sent, body: body)
        for cookie in answer.all("Set-Cookie") { keep(cookie) }
        guard follows, answer.status == 303, let next = answer["Location"], next.hasPrefix("/") else {
            return Page(answer: answer, url: path)
        }
        return try await go("GET", next, headers: [], body: [], follows: true)
    }

    private func keep(_ cookie: String) {
        let parts = cookie.split(separator: ";").map { $0.drop { $0 == " " } }
        guard let pair = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false),
            pair.count == 2
        else { return }
        let isGone = pair[1].isEmpty || parts.contains { $0.lowercased() == "max-age=0" }
        NeverPrinted.note(String(pair[1]))
        jar.withLock { $0[String(pair[0])] = isGone ? nil : String(pair[1]) }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
