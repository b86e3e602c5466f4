import Foundation

/// An OpenID provider that somebody else wrote, in another process. See `django-provider.py`.
package final class DjangoProvider: Sendable {
    package let port: Int
    private let process: Process
    private let input: Pipe

    package var issuer: String { "http://localhost:\(port)/o" }

    /// - Parameters:
    ///   - people: JSON: a user name, which is the password too, to what the UserInfo endpoint says of them.
    ///   - port: A free one.
    package static func start(
        people: String, clientID: String, clientSecret: String, redirectURI: String, port: Int
    ) async throws -> DjangoProvider {
        try await offThePool { try DjangoProvider([people, clientID, clientSecret, redirectURI, "\(port)"], port: port) }
    }

    private init(_ arguments: [String], port: Int) throws {
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments =
            [URL(filePath: #filePath).deletingLastPathComponent().appending(path: "django-provider.py").path] + arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        guard String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("ready") else {
            process.terminate()
            throw SMTPPeer.Failure(reason: "the provider did not start")
        }
        (self.port, self.process, self.input) = (port, process, input)
    }

    package func stop() {
        try? input.fileHandleForWriting.close()
        process.terminate()
    }

    /// What a person does there: is sent to the login page, says who they are, and is sent back.
    ///
    /// - Returns: Where the provider sends the browser then.
    package func signIn(_ url: String, as person: String) async throws -> String {
        let login = target(of: try await redirect(of: HTTPExchange(target: target(of: url))))
        let asked = Self.cookies(of: try await HTTPExchange(target: login).send(to: port))
        let token = asked.split(separator: "=").last ?? ""
        let form = HTTPExchange(
            method: "POST", target: login,
            headers: [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", asked)],
            body: Array("csrfmiddlewaretoken=\(token)&username=\(person)&password=\(person)".utf8))
        let answer = try await form.send(to: port)
        let cookies = Self.cookies(of: answer)
        let back = HTTPExchange(
            target: target(of: try location(in: answer)), headers: [("Cookie", cookies)])
        return try await redirect(of: back)
    }

    private static func cookies(of answer: HTTPAnswer) -> String {
        answer.all("Set-Cookie").compactMap { $0.split(separator: ";").first }.joined(separator: "; ")
    }

    private func redirect(of exchange: HTTPExchange) async throws -> String { try location(in: await exchange.send(to: port)) }

    private func location(in answer: HTTPAnswer) throws -> String {
        guard let location = answer["Location"] else { throw UnexpectedAnswer(what: "a redirect of the provider", answer: answer) }
        return location
    }

    private func target(of url: String) -> String {
        let base = "http://localhost:\(port)"
        return url.hasPrefix(base) ? String(url.dropFirst(base.count)) : url
    }
}
