import Hummingbird
import NIOCore
import Vestibule

extension AdminTenants {
    /// The domain policy; with `?domain=` also what it says of that domain.
    func policy(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var thing: AdminAnswer.Thing = [
            ("allow", .list(tenant.domainRules.filter { $0.effect == .allow }.map(\.pattern))),
            ("block", .list(tenant.domainRules.filter { $0.effect == .block }.map(\.pattern))),
        ]
        if let text = request.query("domain") {
            let domain = try Self.domain(text)
            let verdict = domainVerdict(on: domain, rules: tenant.domainRules)
            thing += [
                ("domain", .text(domain.text)), ("isAllowed", .flag(verdict.isAllowed)), ("because", .text(verdict.sentence)),
            ]
        }
        return AdminAnswer.thing(thing).response(to: request)
    }

    /// Replaces the whole policy.
    func replacePolicy(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let rules =
            try (body.list("allow") ?? []).map { try Self.rule(.allow, $0) }
            + (body.list("block") ?? []).map { try Self.rule(.block, $0) }
        try body.finish()
        try await parts.tenants.change(tenant.id, .replaceDomainRules(rules), by: someone.actor)
        return try await policy(request, context, someone)
    }

    /// Adds rules: `-d block=evil.test -d 'allow=*.partner.example'`.
    func addRules(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        var body = try await AdminBody(request, context)
        let rules =
            try (body.list("allow") ?? []).map { try Self.rule(.allow, $0) }
            + (body.list("block") ?? []).map { try Self.rule(.block, $0) }
        try body.finish()
        guard !rules.isEmpty else {
            throw RequestRefusal.malformed("Give allow or block. Example: -d block=evil.test")
        }
        for rule in rules { try await parts.tenants.change(tenant.id, .addDomainRule(rule), by: someone.actor) }
        return try await policy(request, context, someone)
    }

    func removeRule(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        guard let effect = ["allow", "block"].first(where: { request.query($0) != nil }),
            let kind = DomainRule.Effect(rawValue: effect), let pattern = request.query(effect)
        else { throw RequestRefusal.malformed("Name the rule: DELETE …/domain-policy?block=evil.test") }
        try await parts.tenants.change(tenant.id, .removeDomainRule(try Self.rule(kind, pattern)), by: someone.actor)
        return try await policy(request, context, someone)
    }

    func setLogo(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let bytes = try await request.bytes(context)
        guard let logo = Branding.Logo(bytes: Array(bytes.readableBytesView)) else {
            throw RequestRefusal.malformed("Send a PNG or JPEG of at most 64 KiB: curl --data-binary @logo.png -X PUT …/logo")
        }
        try await parts.tenants.change(tenant.id, .logo(logo), by: someone.actor)
        return Response.noContent
    }

    func removeLogo(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await parts.tenants.change(gate.tenant(context, for: someone).id, .logo(nil), by: someone.actor)
        return Response.noContent
    }

    static func domain(_ text: String) throws -> DomainName {
        guard let domain = DomainName(text) else {
            throw RequestRefusal.malformed("\(text.prefix(80)) is not a domain name such as contoso.example.")
        }
        return domain
    }

    static func rule(_ effect: DomainRule.Effect, _ pattern: String) throws -> DomainRule {
        guard let rule = DomainRule(effect, pattern) else {
            throw RequestRefusal.malformed(
                "\(effect.rawValue): give evil.test, *.evil.test (it and everything below) or * (every domain), "
                    + "not \(pattern.prefix(80)).")
        }
        return rule
    }
}
