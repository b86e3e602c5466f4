import FoundationEssentials

/// What is sent to a hook: the one shape of every body, with the name that stays the same over all tries.
package struct HookMessage: Sendable, Equatable {
    package let id: String
    package let body: [UInt8]

    /// Grows when a receiver that knows the shape before would misread the new one; members that are added do not count.
    static let version = 1

    private init(id: String, type: String, at moment: Date, data: some Encodable) throws {
        self.id = id
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        body = Array(
            try encoder.encode(
                Envelope(version: Self.version, type: type, timestamp: moment.formatted(Self.milliseconds), data: data)))
    }

    /// The question before a decision.
    static func question(
        _ facts: HookFacts, at point: HookPoint, of tenant: Tenant, named id: Identifier<HookMessage>, at moment: Date
    ) throws -> HookMessage {
        try HookMessage(
            id: "msg_\(id)", type: point.rawValue, at: moment,
            data: Question(tenant: TenantFacts(id: tenant.id.description, name: tenant.name), facts: facts))
    }

    /// What an administrator sends to see whether the hook answers.
    static func test(_ hook: Hook, of tenant: Tenant, named id: Identifier<HookMessage>, at moment: Date) throws -> HookMessage {
        try HookMessage(
            id: "msg_\(id)", type: testType, at: moment,
            data: Test(
                tenant: TenantFacts(id: tenant.id.description, name: tenant.name),
                hook: .init(id: hook.id.description, name: hook.name, kind: hook.kind.name)))
    }

    /// What happened. The same bytes each time, unless the guest has changed since.
    static func notification(of delivery: HookDelivery) throws -> HookMessage {
        let event = delivery.event
        let tenant = TenantFacts(id: delivery.tenant.description, name: delivery.tenantName)
        return try HookMessage(
            id: "msg_\(delivery.id)", type: event.activity, at: event.at,
            data: Happening(
                tenant: tenant, event: .init(id: event.id.description, position: delivery.position),
                actor: .init(kind: event.actorKind, id: event.actor), target: event.target, guest: delivery.guest,
                details: event.details.flatMap { try? JSONDecoder().decode(LooseJSON.self, from: Data($0.utf8)) }))
    }

    package static let testType = "hook.test"
    private static let milliseconds = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    private struct Envelope<Content: Encodable>: Encodable {
        let version: Int
        let type: String
        let timestamp: String
        let data: Content
    }

    private struct TenantFacts: Encodable {
        let id: String
        let name: String
    }

    private struct Question: Encodable {
        let tenant: TenantFacts
        let facts: HookFacts

        enum CodingKeys: String, CodingKey { case tenant }

        func encode(to encoder: any Encoder) throws {
            try facts.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(tenant, forKey: .tenant)
        }
    }

    private struct Test: Encodable {
        struct Named: Encodable {
            let id: String
            let name: String
            let kind: String
        }

        let tenant: TenantFacts
        let hook: Named
    }

    private struct Happening: Encodable {
        struct Place: Encodable {
            let id: String
            /// In the tenant's chain: whoever wants the order sorts by it.
            let position: Int
        }

        struct Doer: Encodable {
            let kind: String
            let id: String?
        }

        let tenant: TenantFacts
        let event: Place
        let actor: Doer
        let target: String?
        let guest: HookFacts.GuestFacts?
        let details: LooseJSON?
    }
}
