import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("The OpenAPI document") struct OpenAPITests {
    private let document: JSONValue
    private let table: [HTTPRoute]

    init() throws {
        document = .object(try JSONReader.object(OpenAPIDocument.text.utf8))
        table = try Routes(try .sample()).served(at: .only)
    }

    @Test("is served as it stands in the repository")
    func repository() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/VestibuleHTTP/OpenAPI/openapi.json")
        #expect(try String(contentsOf: file, encoding: .utf8) == OpenAPIDocument.text, "run deploy/openapi")
    }

    @Test("has every route, and no other")
    func routes() {
        let written = Set(operations.map { "\($0.method.uppercased()) \(Self.shape($0.path))" })
        let served = Set(table.map { "\($0.method) \(Self.shape($0.path))" })
        #expect(served.subtracting(written).sorted() == [], "not in the document")
        #expect(written.subtracting(served).sorted() == [], "in the document, and not served")
        #expect(written.count == operations.count && served.count == table.count)
    }

    @Test("asks of each operation what its route asks")
    func access() throws {
        let operations = Dictionary(
            uniqueKeysWithValues: operations.map { ("\($0.method.uppercased()) \(Self.shape($0.path))", $0.said) })
        for route in table {
            let line = "\(route.method) \(Self.shape(route.path))"
            let said = try #require(operations[line], "\(line)")
            let security = said["security"].items
            let scheme = security.first?.members.first
            switch route.access {
            case .application(let permission):
                #expect(scheme?.name == "clientCredentials" && scheme?.value == .array([.string(permission.rawValue)]), "\(line)")
            case .anyApplication: #expect(scheme?.name == "clientCredentials" && scheme?.value == .array([]), "\(line)")
            case .admin(let everyTenant):
                #expect(scheme?.name == "adminToken", "\(line)")
                #expect((said["x-every-tenant"] == .bool(true)) == everyTenant, "\(line)")
            case .client: #expect(["clientBasic", "guestToken"].contains(scheme?.name), "\(line)")
            case .mailSystem: #expect(scheme?.name == "bounceToken", "\(line)")
            case .anybody where route.handlerAtSharedDoor != nil:
                #expect(scheme?.name == "adminToken" && said["x-every-tenant"] == .bool(true), "\(line)")
            case .person, .anybody: #expect(security.isEmpty, "\(line)")
            }
        }
    }

    @Test("names every permission, and no other")
    func permissions() {
        let flows = document["components"]["securitySchemes"]["clientCredentials"]["flows"]
        let scopes = flows["clientCredentials"]["scopes"].members.map(\.name)
        #expect(Set(scopes) == Set(Permission.allCases.map(\.rawValue)))
    }

    @Test("leads nowhere by its references, names operations once, and gives each an example of what it takes")
    func references() throws {
        for reference in Set(strings(under: "$ref", in: document)) {
            var place = document
            for name in reference.dropFirst(2).split(separator: "/") { place = place[String(name)] }
            #expect(place != .null, "\(reference)")
        }
        let ids = operations.compactMap { $0.said["operationId"].text }
        #expect(ids.count == operations.count && Set(ids).count == ids.count)
        for operation in operations {
            #expect(operation.said["summary"].text?.isEmpty == false, "\(operation.path)")
            for parameter in Self.parameters(in: operation.path) {
                let named = operation.said["parameters"].items.map { resolved($0) }
                #expect(
                    named.contains { $0["name"].text == parameter && $0["in"].text == "path" },
                    "\(operation.method) \(operation.path): \(parameter)")
            }
            let json = operation.said["requestBody"]["content"]["application/json"]
            #expect(json == .null || !json["examples"].members.isEmpty, "\(operation.method) \(operation.path)")
        }
    }

    @Test("bears the codes of the catalogue, and no other")
    func codes() {
        let written = Set(lists(under: "x-error-codes", in: document))
        #expect(written == Set(ErrorCatalogue.chapters.flatMap(\.entries).map(\.code)))
    }

    @Test("is kept by who read it, and has this installation's address")
    func served() async throws {
        let document = OpenAPIDocument(site: try Site(baseURL: "https://guests.fabrikam.example"))
        let facts = try RequestFacts.sample()
        let answer = try await document.show(.sample(.get, "/openapi.json"), facts)
        let tag = try #require(answer.headers[.eTag])
        #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
        #expect(answer.headers[.cacheControl] == "public, max-age=300")
        let read = JSONValue.object(try JSONReader.object(try await answer.body.collected().readableBytesView))
        #expect(read["servers"].items.map { $0["url"].text } == ["https://guests.fabrikam.example"])
        for (theirs, status) in [
            (tag, HTTPResponse.Status.notModified), ("W/\(tag)", .notModified), ("\"a\", \(tag)", .notModified),
            ("*", .notModified),
            ("\"a\"", .ok),
        ] {
            let again = try await document.show(.sample(.get, "/openapi.json", headers: [.ifNoneMatch: theirs]), facts)
            #expect(again.status == status, "\(theirs)")
            #expect(again.headers[.eTag] == tag)
        }
        let elsewhere = OpenAPIDocument(site: try Site(baseURL: "https://guests.contoso.example"))
        #expect(try await elsewhere.show(.sample(), facts).headers[.eTag] != tag)
    }

    // MARK: Reading it

    private struct Operation {
        let method: String
        let path: String
        let said: JSONValue
    }

    private var operations: [Operation] {
        document["paths"].members.flatMap { path in
            path.value.members.map { Operation(method: $0.name, path: path.name, said: $0.value) }
        }
    }

    private func resolved(_ value: JSONValue) -> JSONValue {
        guard let reference = value["$ref"].text else { return value }
        return reference.dropFirst(2).split(separator: "/").reduce(document) { $0[String($1)] }
    }

    private func strings(under name: String, in value: JSONValue) -> [String] {
        value.members.flatMap { $0.name == name ? [$0.value.text].compactMap(\.self) : strings(under: name, in: $0.value) }
            + value.items.flatMap { strings(under: name, in: $0) }
    }

    private func lists(under name: String, in value: JSONValue) -> [String] {
        value.members.flatMap { $0.name == name ? $0.value.items.compactMap(\.text) : lists(under: name, in: $0.value) }
            + value.items.flatMap { lists(under: name, in: $0) }
    }

    /// `/v1.0/users('{id}')` and `/v1.0/users{key}` are one, in any case.
    private static func shape(_ path: String) -> String {
        path.lowercased().replacing(/\([a-z]*=?'\{[a-z]+\}'\)/, with: "{}").replacing(/\{[a-z]+\}/, with: "{}")
    }

    private static func parameters(in path: String) -> [String] { path.matches(of: /\{(\w+)\}/).map { String($0.1) } }
}

extension JSONValue {
    fileprivate subscript(_ name: String) -> JSONValue {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }

    fileprivate var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

    fileprivate var members: [(name: String, value: JSONValue)] {
        if case .object(let members) = self { members.map { ($0.key, $0.value) } } else { [] }
    }
}
