import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/letters`: where each letter stands, and another try for one that failed.
struct AdminLetters: Sendable {
    let parts: Parts
    let gate: AdminGate

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let page = try AdminPage(request)
        var state: StoredLetter.State?
        if let text = try request.choice("state") {
            guard let known = StoredLetter.State(rawValue: text) else {
                let states = StoredLetter.State.allCases.map(\.rawValue).joined(separator: ", ")
                throw RequestRefusal.malformed("state: give one of \(states).")
            }
            state = known
        }
        let found = try await parts.outbox.list(
            of: tenant.id, state: state, after: page.cursor(as: StoredLetter.self), limit: page.size + 1)
        return page.answer(found, id: \.id, Self.shape).response(to: request)
    }

    func show(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let letter = try await parts.outbox.letter(try id(context), of: tenant.id) else { throw missing }
        return AdminAnswer.thing(Self.shape(letter)).response(to: request)
    }

    func retry(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let id = try id(context)
        guard let letter = try await parts.outbox.letter(id, of: tenant.id) else { throw missing }
        guard try await parts.outbox.retry(id, of: tenant.id, by: someone.actor) else {
            throw RequestRefusal.conflict(
                "The letter is \(letter.state.rawValue), and only a failed one within its life is sent again.")
        }
        parts.callOutbox(tenant.id, letter.kind)
        return try await show(request, context, someone)
    }

    private func id(_ context: RequestFacts) throws -> StoredLetter.ID {
        guard let id = context.id("letter", of: StoredLetter.self) else { throw missing }
        return id
    }

    private var missing: RequestRefusal { .notFound("No such letter. List them with GET …/letters.") }

    private static func shape(_ letter: StoredLetter) -> AdminAnswer.Thing {
        [
            ("id", .text(letter.id.description)), ("kind", .text(letter.kind.rawValue)),
            ("recipient", .text(letter.recipient.masked)), ("state", .text(letter.state.rawValue)),
            ("tries", .number(letter.tries)), ("created", .moment(letter.createdAt)), ("sent", .moment(letter.sentAt)),
            ("nextTry", .moment(letter.nextTryAt)), ("relaySaid", .text(letter.lastReply)),
            ("messageId", .text(letter.messageID)), ("invitation", .text(letter.invitation?.description)),
        ]
    }
}
