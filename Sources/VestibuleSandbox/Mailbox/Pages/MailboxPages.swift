import FoundationEssentials
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// The mailbox in a browser, and as JSON for scripts and tests.
package struct MailboxPages: Service {
    private let mailbox: Mailbox
    private let port: Int
    private let logger: Logger

    package init(mailbox: Mailbox, port: Int, logger: Logger) {
        self.mailbox = mailbox
        self.port = port
        self.logger = logger
    }

    package func run() async throws { try await application.run() }

    var application: Application<RouterResponder<LoopbackSite.Context>> {
        LoopbackSite.application(port: port, logger: logger) { router in
            router.get("/", use: list)
            router.get("/letters/{id}", use: show)
            router.post("/empty", use: emptyByForm)
            router.get("/api/messages", use: messages)
            router.delete("/api/messages", use: empty)
            router.get("/api/messages/{id}", use: message)
            router.get("/api/messages/{id}/raw", use: raw)
        }
    }

    @Sendable
    private func list(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let refreshes = request.uri.queryParameters.has("refresh")
        return LoopbackSite.response(MailboxHTML.list(await mailbox.letters(), refreshes: refreshes).html)
    }

    @Sendable
    private func show(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        var response = LoopbackSite.response(MailboxHTML.letter(try await requestedLetter(context)).html)
        response.headers[.contentSecurityPolicy] = ShownLetter.contentSecurityPolicy
        return response
    }

    @Sendable
    private func emptyByForm(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        try await mailbox.empty()
        return .redirect(to: "/")
    }

    @Sendable
    private func messages(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let address = request.uri.queryParameters["to"].map { String($0) }
        return try json(await mailbox.letters(to: address).map(LetterJSON.init))
    }

    @Sendable
    private func message(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        try json(LetterJSON(try await requestedLetter(context)))
    }

    @Sendable
    private func raw(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let letter = try await requestedLetter(context)
        return Response(
            status: .ok,
            headers: [
                .contentType: "message/rfc822",
                .contentDisposition: "attachment; filename=\"\(LetterFile.name(of: letter.id))\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: letter.raw)))
    }

    @Sendable
    private func empty(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        try await mailbox.empty()
        return Response(status: .noContent)
    }

    private func requestedLetter(_ context: LoopbackSite.Context) async throws -> ReceivedLetter {
        let id = try context.parameters.require("id")
        guard let letter = await mailbox.letter(id) else {
            throw HTTPError(.notFound, message: "There is no such letter, or no longer.")
        }
        return letter
    }

    private func json(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = ByteBuffer(bytes: try encoder.encode(value))
        return Response(
            status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: body))
    }
}
