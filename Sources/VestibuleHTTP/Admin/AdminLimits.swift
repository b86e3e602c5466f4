import FoundationEssentials
import Hummingbird
import Vestibule

/// `/admin/tenants/{tenant}/limits`: who came up against one, until when, and beginning to count anew.
struct AdminLimits: Sendable {
    let parts: Parts
    let gate: AdminGate

    func list(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let size = try AdminPage(request).size
        let subject = try await subject(
            tenant, email: request.choice("email"), network: request.choice("network"),
            application: request.choice("application"), strangers: request.isChosen("strangers"))
        let counts = try await parts.limits.counts(of: tenant, about: subject, under: parts.limitSettings, most: size)
        return AdminAnswer.list(counts.map(Self.shape)).response(to: request)
    }

    func reset(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let (email, network) = (try body.text("email"), try body.text("network"))
        let strangers = try body.flag("strangers") ?? false
        try body.finish()
        guard let subject = try await subject(tenant, email: email, network: network, application: nil, strangers: strangers)
        else {
            throw RequestRefusal.malformed(
                "Say whose: -d email=ana@fabrikam.example, -d network=203.0.113.7 or -d strangers=true. Of an application none is reset: a minute is soon over."
            )
        }
        let count = try await parts.limits.reset(subject, of: tenant.id, by: someone.actor)
        return AdminAnswer.thing([("reset", .number(count))]).response(to: request)
    }

    private func subject(
        _ tenant: Tenant, email: String?, network: String?, application: String?, strangers: Bool
    ) async throws -> LimitSubject? {
        guard [email, network, application].compactMap({ $0 }).count + (strangers ? 1 : 0) <= 1 else {
            throw RequestRefusal.malformed("Give one of email, network, application and strangers.")
        }
        if strangers { return .strangers }
        if let email {
            let address: EmailAddress
            do { address = try EmailAddress(email) } catch { throw RequestRefusal.malformed("email: \(error.sentence)") }
            return .mailbox(address, guest: try await parts.guests.guest(withAddress: address, of: tenant.id)?.id)
        }
        if let network {
            guard let address = network.split(separator: "/").first.flatMap({ NetworkAddress($0) }) else {
                throw RequestRefusal.malformed("network: give an IPv4 or IPv6 address.")
            }
            return .network(address)
        }
        guard let application else { return nil }
        guard let id = Application.ID(application) else { throw RequestRefusal.malformed("application: give its client id.") }
        return .application(id)
    }

    private static func shape(_ count: LimitCount) -> AdminAnswer.Thing {
        [
            ("limit", .text(count.kind.rawValue)), ("of", .text(count.subject.map(NetworkAddress.readable))),
            ("guest", .text(count.guest?.description)), ("browsers", .text(count.browsers?.rawValue)),
            ("used", .number(count.used)), ("most", .number(count.most)), ("reached", .flag(count.isReached)),
            ("until", .moment(count.until)),
        ]
    }
}
