import Crypto
import Foundation
import Postgres
import TestSupport
import Testing
import Vestibule

/// What the OpenAPI document says can be named, one tenant names of the other: in the path and in the body, one name after the other and
/// the rest its own. A route that is new is in here by being described.
@Suite("Whatever an application or an administrator names of another tenant")
struct MatrixOfTenantsTests {
    @Test(
        "is answered as what never was, and stays as it was, with the wall of the database and without",
        arguments: [true, false])
    func matrix(isWalled: Bool) async throws {
        try await TestService.run { service in
            let contoso = try await Landlord.open(service, "Contoso", "contoso.example")
            let fabrikam = try await Landlord.open(service, "Fabrikam", "fabrikam.example")
            if !isWalled { try await service.takeDownTheWall() }
            let before = try await service.rows(of: fabrikam.tenant.id)
            var asked = 0
            for operation in try await service.describedOperations() {
                let slots = operation.slots
                guard !slots.isEmpty else { continue }
                #expect(
                    Set(slots).subtracting(Self.sameForAll.keys).subtracting(slots.filter { contoso.thing($0) != nil }).isEmpty,
                    "\(operation): say in Landlord what these name, or in sameForAll why that is nobody's")
                // The names are right: who owns what they name gets it.
                if operation.method == "GET" {
                    let own = try await fabrikam.ask(operation, fabrikam.things)
                    #expect(own.status == 200, "\(operation): \(own.text)")
                }
                for slot in slots where Self.sameForAll[slot] == nil {
                    var foreign = contoso.things
                    foreign[slot] = fabrikam.thing(slot)
                    var unknown = contoso.things
                    unknown[slot] = Landlord.nobodys(slot)
                    let (seen, expected) = (try await contoso.ask(operation, foreign), try await contoso.ask(operation, unknown))
                    #expect(
                        // 403: what a token of one tenant may do nowhere.
                        seen.status == 404 || slot.hasPrefix("body.") && seen.status == 400
                            || operation.path.hasPrefix("/admin") && seen.status == 403,
                        "\(operation), \(slot): \(seen.status) \(seen.text)")
                    #expect(expected.status == seen.status, "\(operation), \(slot): \(expected.text)")
                    #expect(
                        seen.complaint.replacing(foreign[slot] ?? "-", with: "…")
                            == expected.complaint.replacing(unknown[slot] ?? "-", with: "…"), "\(operation), \(slot)")
                    asked += 1
                }
            }
            #expect(asked > 100)
            #expect(try await service.rows(of: fabrikam.tenant.id) == before)
        }
    }

    /// Names that are no tenant's own, so that another tenant's cannot be told from one's own.
    private static let sameForAll = [
        "policyVersion": "each tenant counts its versions from 1",
        "legacyPolicyId": "the one policy has the same id everywhere, as Graph's resources that are there once",
        "identityProviderId": "the providers that are built in have Graph's names; those of a tenant's own are asked for at /admin",
        "errorCode": "the catalogue is public",
        "body.appRoleId": "the role of default access is all zeros everywhere",
    ]
}

/// An operation of the OpenAPI document that a program calls with a token.
private struct DescribedOperation: CustomStringConvertible {
    let method: String
    let path: String
    /// The path's names, in their order, as the document's components have them.
    let names: [(placeholder: String, slot: String)]
    /// What has to stand behind the path.
    let query: String
    let mediaType: String?
    let example: JSON?

    var description: String { "\(method) \(path)" }

    /// What it names: in the path, and in its body by ``bodyNames``.
    var slots: [String] {
        let fields =
            if case .object(let fields)? = example { fields.keys.filter(isName).sorted() } else { [String]() }
        return names.map(\.slot) + fields.map { "body.\($0)" }
    }

    /// An access review has one resource, the tenant: what is said of it is not looked at.
    private func isName(_ field: String) -> Bool {
        Self.bodyNames[field] != nil && !(path.hasSuffix("/batchRecordDecisions") && field == "resourceId")
    }

    /// Fields of bodies that name something, and the thing that they name.
    static let bodyNames = [
        "principalId": "guestId", "resourceId": "servicePrincipalId", "appRoleId": "body.appRoleId", "application": "applicationId",
        "role": "roleName", "policyId": "conditionalAccessPolicyId",
    ]
}

/// A tenant that has one of everything.
private struct Landlord {
    let tenant: TestTenant
    /// May administer this tenant and no other.
    let adminToken: String
    /// What it has, by the name of the document's parameter.
    var things: [String: String] = [:]

    /// What a slot names of this tenant's; a field of a body is the thing that it names.
    func thing(_ slot: String) -> String? {
        things[slot.hasPrefix("body.") ? DescribedOperation.bodyNames[String(slot.dropFirst(5))] ?? slot : slot]
    }

    func ask(_ operation: DescribedOperation, _ things: [String: String]) async throws -> HTTPAnswer {
        var path = operation.path
        for name in operation.names { path = path.replacing("{\(name.placeholder)}", with: (things[name.slot] ?? "-").escaped) }
        path += operation.query
        var body: JSON?
        if case .object(var fields)? = operation.example {
            for (field, thing) in DescribedOperation.bodyNames where fields[field] != nil {
                fields[field] = .string(things["body.\(field)"] ?? things[thing] ?? "-")
            }
            for field in ["inviteRedirectUrl", "redirectURL"] where fields[field] != nil {
                fields[field] = .string(TestTenant.redirectURL)
            }
            body = .object(fields)
        }
        let token = path.hasPrefix("/admin") ? adminToken : tenant.accessToken
        if body == nil, let mediaType = operation.mediaType {
            return try await tenant.service.call(
                operation.method, path, headers: [("Authorization", "Bearer \(token)"), ("Content-Type", mediaType)], body: [0x78])
        }
        return try await tenant.service.json(operation.method, path, bearer: token, body)
    }

    /// What names nothing anywhere, in the shape of the thing.
    static func nobodys(_ slot: String) -> String {
        switch slot {
        case "tenant", "domain": "nobody.example"
        case "roleName": "Nobody.Reads"
        default: UUID().uuidString.lowercased()
        }
    }

    static func open(_ service: TestService, _ name: String, _ domain: String) async throws -> Landlord {
        let tenant = try await service.tenant(name, domain: domain, permissions: Permission.allCases.map(\.rawValue))
        let token = try await TestService.adminToken(service.parts, tenant: Tenant.ID(tenant.id))
        var landlord = Landlord(tenant: tenant, adminToken: token)
        try await landlord.fill(service)
        return landlord
    }

    private mutating func fill(_ service: TestService) async throws {
        let home = "/tenants/\(tenant.domain)"
        func admin(_ path: String, _ body: JSON) async throws -> JSON { try await service.admin("POST", home + path, body) }
        func graph(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
            let answer = try await tenant.graph(method, path, body)
            guard (200..<300).contains(answer.status) else { throw UnexpectedAnswer(what: "\(method) \(path)", answer: answer) }
            return answer.json
        }
        func keep(_ id: String?, as names: String...) throws {
            let id = try #require(id, "\(names)")
            for name in names { things[name] = id }
        }

        try keep(tenant.domain, as: "tenant")
        try keep("www.\(tenant.domain)", as: "domain")
        _ = try await admin("/domains", ["domain": .string("www.\(tenant.domain)")])
        let invited = try await tenant.invite("ana@\(tenant.domain).test")
        try keep(invited.id, as: "invitationId", "invitation")
        try keep(invited.guest, as: "userId", "guestId", "guest")
        let deleted = try await tenant.invite("gone@\(tenant.domain).test")
        _ = try await graph("DELETE", "/v1.0/users/\(deleted.guest)")
        try keep(deleted.guest, as: "deletedUserId")
        let sponsors = "/v1.0/users/\(invited.guest)/sponsors"
        _ = try await graph(
            "POST", "\(sponsors)/$ref", ["@odata.id": .string("https://x.example/v1.0/users/boss@\(tenant.domain)")])
        try keep(try await graph("GET", sponsors)["value"].items.first?["id"].text, as: "sponsorId")

        // Guests add theirs by pages.
        let factor = UUID().uuidString.lowercased()
        _ = try await service.sql(
            "insert into guest_security (tenant_id, guest_id) select tenant_id, guest_id from guests where guest_id = '\(invited.guest)'"
        )
        _ = try await service.sql(
            """
            insert into second_factors (tenant_id, factor_id, guest_id, kind, sealed_key, last_step, session_id)
            select tenant_id, '\(factor)', guest_id, 'authenticator', '', 0, guest_id from guests where guest_id = '\(invited.guest)'
            """)
        try keep(factor, as: "methodId")
        let passkey = UUID().uuidString.lowercased()
        _ = try await service.sql(
            """
            insert into second_factors (tenant_id, factor_id, guest_id, kind, credential_id, algorithm, public_key, sign_count, is_hardware, make,
                                        session_id)
            select tenant_id, '\(passkey)', guest_id, 'passkey', '', -7, '', 0, true, decode(repeat('00', 16), 'hex'), guest_id
              from guests where guest_id = '\(invited.guest)'
            """)
        try keep(passkey, as: "passkeyId")

        try keep(tenant.clientID, as: "applicationId", "servicePrincipalId")
        let application = "/applications/\(tenant.clientID)"
        _ = try await admin("\(application)/roles", ["value": .string("\(tenant.domain).Read"), "displayName": "Reader"])
        try keep("\(tenant.domain).Read", as: "roleName")
        let key = P256.Signing.PrivateKey().publicKey.pemRepresentation
        try keep(try await admin("\(application)/keys", ["publicKey": .string(key)])["id"].text, as: "keyId")
        try keep(try await admin("\(application)/secrets", [:])["id"].text, as: "secretId")
        let assigned = try await graph(
            "POST", "/v1.0/users/\(invited.guest)/appRoleAssignments",
            [
                "principalId": .string(invited.guest), "resourceId": .string(tenant.clientID),
                "appRoleId": "00000000-0000-0000-0000-000000000000",
            ])
        try keep(assigned["id"].text, as: "assignmentId")
        things["body.appRoleId"] = "00000000-0000-0000-0000-000000000000"

        let provider = try await admin(
            "/identity-providers",
            [
                "kind": "openID", "name": "Partner", "issuer": .string("https://login.\(tenant.domain)"), "clientId": "vestibule",
                "clientSecret": "a-secret", "domains": .string("partner.\(tenant.domain)"),
            ])
        try keep(provider["id"].text, as: "providerId")
        // One that is asked and not told, so that nothing of it moves by itself.
        let hook = try await admin(
            "/hooks", ["kind": "token.issuing", "name": "Projects", "url": .string("https://hooks.\(tenant.domain).invalid/")])
        try keep(hook["id"].text, as: "hookId")
        _ = try await admin("/hooks/\(hook["id"].text ?? "")/test", [:])
        try await eventually("the test is in the hook's log") {
            let lines = try await service.admin("GET", "\(home)/hooks/\(hook["id"].text ?? "")/deliveries")["value"].items
            things["hookDeliveryId"] = lines.first?["id"].text
            return things["hookDeliveryId"] != nil
        }
        let partner = UUID().uuidString.lowercased()
        _ = try await graph("POST", "/v1.0/policies/crossTenantAccessPolicy/partners", ["tenantId": .string(partner)])
        try keep(partner, as: "partnerId")
        things["identityProviderId"] = "EmailOtpSignup-OAUTH"
        things["legacyPolicyId"] = "b2b-management-policy"
        _ = try await admin("/domain-policy", ["block": "evil.test"])
        things["policyVersion"] = "1"

        let colleague: JSON = [
            "invitedUserEmailAddress": .string("bo@\(tenant.domain).test"), "inviteRedirectUrl": .string(TestTenant.redirectURL),
        ]
        try keep(try await graph("POST", "/v1.0/users/\(invited.guest)/handOver", colleague)["id"].text, as: "handOverId")
        let reviews = "/v1.0/identityGovernance/accessReviews/definitions"
        let review = try await graph("POST", reviews, ["displayName": "Guests", "scope": ["query": "/users"]])["id"].text
        try keep(review, as: "accessReviewId")
        let instances = "\(reviews)/\(review ?? "")/instances"
        try await eventually("the review is in progress") {
            try await graph("GET", instances)["value"].items.first?["status"] == "InProgress"
        }
        try keep(try await graph("GET", instances)["value"].items.first?["id"].text, as: "accessReviewInstanceId")
        try keep(invited.guest, as: "accessReviewDecisionId")

        let access = "/v1.0/identity/conditionalAccess"
        let policy: JSON = [
            "displayName": "Nobody", "state": "disabled", "grantControls": ["operator": "OR", "builtInControls": ["block"]],
            "conditions": ["users": ["includeUsers": ["None"]], "applications": ["includeApplications": ["None"]]],
        ]
        try keep(try await graph("POST", "\(access)/policies", policy)["id"].text, as: "conditionalAccessPolicyId")
        let place: JSON = [
            "@odata.type": "#microsoft.graph.ipNamedLocation", "displayName": "Office",
            "ipRanges": [["cidrAddress": "203.0.113.0/24"]],
        ]
        try keep(try await graph("POST", "\(access)/namedLocations", place)["id"].text, as: "namedLocationId")

        let terms: JSON = [
            "displayName": "Guests",
            "files": [["language": "en", "fileData": ["data": .string(Data("Be kind.".utf8).base64EncodedString())]]],
        ]
        try keep(
            try await graph("POST", "/v1.0/identityGovernance/termsOfUse/agreements", terms)["id"].text, as: "agreementId")

        let job = try await service.call(
            "POST", "/v1.0/invitations/bulk",
            headers: [("Authorization", "Bearer \(tenant.accessToken)"), ("Content-Type", "application/x-ndjson")],
            body: JSON.object([
                "invitedUserEmailAddress": .string("bulk@\(tenant.domain).test"),
                "inviteRedirectUrl": .string(TestTenant.redirectURL),
            ]).bytes)
        try keep(job.json["id"].text, as: "bulkJob")
        try await eventually("the job is done") { try await service.count("bulk_lines", where: "state = 'waiting'") == 0 }
        try await service.everyLetterIsSent()
        let letters = try await service.admin("GET", "\(home)/letters")
        try keep(letters["value"].items.first?["id"].text, as: "letterId")
        try await eventually("the events are sealed") {
            try await service.count("audit_log", where: "tenant_id = '\(tenant.id)' and activity = 'guestDeleted'") > 0
        }
        try keep(try await graph("GET", "/v1.0/auditLogs/directoryAudits")["value"].items.first?["id"].text, as: "eventId")

        let came = "came@\(tenant.domain).test"
        try await Browser(service).redeem(try await tenant.invite(came).link, as: came)
        try await service.everyLetterIsSent()
        try await eventually("the sign-in is sealed") {
            things["signInId"] = try await graph("GET", "/v1.0/auditLogs/signIns")["value"].items.first?["id"].text
            return things["signInId"] != nil
        }

        let request = UUID().uuidString.lowercased()
        try await service.sql(
            """
            insert into access_requests
                (tenant_id, request_id, application_id, address, mailbox, asker_name, language, network, attempt_id, told_at)
            values ('\(tenant.id)', '\(request)', '\(tenant.clientID)', 'eva@x.example', 'eva@x.example', 'Eva', 'en', '127.0.0.1',
                    gen_random_uuid(), now())
            """)
        try keep(request, as: "accessRequest")
    }
}

extension HTTPAnswer {
    /// What is said, without what every answer has of its own.
    fileprivate var complaint: String {
        let error = json["error"]
        return "\(error["code"].text ?? error.text ?? "") \(error["message"].text ?? json["message"].text ?? "")"
    }
}

extension TestService {
    /// What a program reads of the service, of operations that name something.
    fileprivate func describedOperations() async throws -> [DescribedOperation] {
        let document = try await call("GET", "/openapi.json").json
        guard case .object(let paths) = document["paths"] else { return [] }
        var found: [DescribedOperation] = []
        for (path, item) in paths.sorted(by: { $0.key < $1.key })
        where path.hasPrefix("/v1.0/") || path.hasPrefix("/admin/tenants/{") {
            guard case .object(let operations) = item else { continue }
            for (method, operation) in operations.sorted(by: { $0.key < $1.key }) {
                var names: [(String, String)] = []
                var query = ""
                for item in operation["parameters"].items {
                    let component = item["$ref"].text?.split(separator: "/").last.map(String.init)
                    let parameter = component.map { document["components"]["parameters"][$0] } ?? item
                    let name = parameter["name"].text ?? ""
                    if parameter["in"].text == "path" {
                        names.append((name, path.contains("/signIns/") ? "signInId" : component ?? name))
                    } else if parameter["in"].text == "query", parameter["required"] == true {
                        query += "\(query.isEmpty ? "?" : "&")\(name)=\((parameter["example"].text ?? "").escaped)"
                    }
                }
                let content = operation["requestBody"]["content"]
                var (mediaType, example): (String?, JSON?) = (nil, nil)
                if case .object(let media) = content {
                    mediaType = media["application/json"] == nil ? media.keys.sorted().first : "application/json"
                    if case .object(let examples)? = mediaType.map({ content[$0]["examples"] }) {
                        example = examples.min { $0.key < $1.key }?.value["value"]
                    }
                }
                found.append(
                    DescribedOperation(
                        method: method.uppercased(), path: path, names: names, query: query, mediaType: mediaType, example: example)
                )
            }
        }
        return found
    }

    /// Leaves the statements alone to keep tenants apart.
    fileprivate func takeDownTheWall() async throws {
        for table in try await tenantsTables() { try await sql("alter table \(table) disable row level security") }
    }

    /// A digest of all that a tenant has, but for its events, which are being sealed.
    fileprivate func rows(of tenant: String) async throws -> [String: String] {
        var digests: [String: String] = [:]
        for table in try await tenantsTables()
        where !["audit_events", "audit_log", "audit_heads", "request_counts"].contains(table) {
            let digest = try await sql(
                "select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from \(table) t where tenant_id = '\(tenant)'"
            )
            digests[table] = try digest.onlyRow.decode("digest", as: String.self)
        }
        return digests
    }

    private func tenantsTables() async throws -> [String] {
        try await sql(
            """
            select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1
            """
        ).map { try $0.decode("name") }
    }
}
