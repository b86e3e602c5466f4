import FoundationEssentials
import HTTPTypes
import Hummingbird
import Vestibule

/// `/v1.0/identityGovernance/termsOfUse/agreements`: terms of use in Graph's shape, and who has accepted them.
struct AgreementEndpoints: Sendable {
    let parts: Parts

    private static let path = "/v1.0/identityGovernance/termsOfUse/agreements"

    func list(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request, knowing: ["$select"], usual: 999)
        let access = try await parts.conditionalAccess.presentConditionalAccess(of: caller.tenant.id)
        let all = access.terms.values.sorted { $0.id.description < $1.id.description }
        return Response.json(
            try page.list(of: all, path: Self.path, site: parts.site) { json, terms in
                Self.write(copy terms, to: &json)
            })
    }

    /// With its files.
    func get(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let terms = try await known(context, caller)
        return answer(terms, try await parts.terms.texts(of: terms.id, tenant: caller.tenant.id))
    }

    func create(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let draft = try AgreementBody.read(try await request.json(context), changing: nil)
        let terms = try await parts.changeConditionalAccess.add(draft, to: caller.tenant.id, by: caller.actor)
        return answer(terms, draft.texts, status: .created)
    }

    func change(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let (id, body) = (try id(context), try await request.json(context))
        try await parts.changeConditionalAccess.change(id, of: caller.tenant.id, by: caller.actor) {
            try AgreementBody.read(body, changing: $0)
        }
        return Response.noContent
    }

    func delete(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let id: TermsOfUse.ID = try id(context)
        try await parts.changeConditionalAccess.remove(id, of: caller.tenant.id, by: caller.actor)
        return Response.noContent
    }

    func acceptances(_ request: Request, _ context: RequestFacts, _ caller: Caller) async throws -> Response {
        let page = try GraphPage(request)
        let terms = try await known(context, caller)
        let found = try await parts.terms.acceptances(
            of: terms.id, tenant: caller.tenant.id, after: try page.cursor(as: TermsAcceptance.self), limit: page.size + 1)
        let path = "\(Self.path)/\(terms.id)/acceptances"
        let domain = caller.tenant.principalNameDomain
        return Response.json(
            page.list(from: found, id: \.id, path: path, site: parts.site) { json, acceptance in
                let acceptance = copy acceptance
                json.object {
                    $0.member("id", acceptance.id)
                    $0.member("agreementId", acceptance.terms)
                    $0.member("agreementFileId", "\(acceptance.terms)_\(acceptance.version)_\(acceptance.language)")
                    $0.member("state", "accepted")
                    $0.member("recordedDateTime", acceptance.acceptedAt)
                    $0.member("userId", acceptance.guest)
                    $0.member("userDisplayName", acceptance.displayName)
                    $0.member("userEmail", acceptance.address.text)
                    $0.member("userPrincipalName", acceptance.address.userPrincipalName(in: domain))
                }
            })
    }

    private func known(_ context: RequestFacts, _ caller: Caller) async throws -> TermsOfUse {
        let access = try await parts.conditionalAccess.presentConditionalAccess(of: caller.tenant.id)
        guard let terms = access.terms[try id(context)] else { throw ConditionalAccessRefusal.notFound }
        return terms
    }

    private func id(_ context: RequestFacts) throws -> TermsOfUse.ID {
        guard let id = context.id("id", of: TermsOfUse.self) else { throw ConditionalAccessRefusal.notFound }
        return id
    }

    private func answer(_ terms: TermsOfUse, _ texts: [TermsText], status: HTTPResponse.Status = .ok) -> Response {
        let context = "\(parts.site.base.origin)/v1.0/$metadata#identityGovernance/termsOfUse/agreements/$entity"
        return Response.json(status: status) { Self.write(terms, texts, context: context, to: &$0) }
    }

    private static func write(
        _ terms: TermsOfUse, _ texts: [TermsText]? = nil, context: String? = nil, to json: inout JSONWriter
    ) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("id", terms.id)
            json.member("displayName", terms.displayName)
            json.member("isViewingBeforeAcceptanceRequired", terms.isViewingRequired)
            json.member("isPerDeviceAcceptanceRequired", false)
            json.member("userReacceptRequiredFrequency", terms.reacceptDays.map { "P\($0)D" })
            json.null("termsExpiration")
            json.member("version", terms.version)
            json.member("createdDateTime", terms.createdAt)
            json.member("modifiedDateTime", terms.changedAt ?? terms.createdAt)
            guard let texts else { return }
            json.member("files") {
                $0.array(texts.span) { json, text in
                    let text = copy text
                    json.object {
                        $0.member("id", "\(terms.id)_\(terms.version)_\(text.language)")
                        $0.member("fileName", text.fileName)
                        $0.member("language", text.language)
                        $0.member("isDefault", text.isDefault)
                        $0.member("fileData") { $0.object { $0.member("data", Data(text.markdown.utf8).base64EncodedString()) } }
                    }
                }
            }
        }
    }
}
