import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import OpenIDConnect
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("The catalogue of codes") struct ErrorCatalogueTests {
    private let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    private let entries = ErrorCatalogue.chapters.flatMap(\.entries)

    @Test("has every code that the sources write")
    func complete() throws {
        let folder = sources.appending(path: "VestibuleHTTP")
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        var written: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /[( ]code: "(\w+)"/) {
                written.insert(String(match.1))
            }
        }
        #expect(written.count > 5)
        #expect(written.subtracting(GraphErrorCode.allCases.map(\.rawValue)).sorted() == [])
        #expect(Set(RedemptionRefusal.each.map(\.caseName)).count == RedemptionRefusal.each.count)
    }

    @Test("says of each when it comes and what to do, in one line and for one code in any case")
    func entry() {
        for entry in entries {
            let explanation = entry.explanation
            for text in [explanation.status, explanation.when, explanation.remedy] {
                #expect(!text.isEmpty && !text.contains("\n") && !text.contains("|"), "\(entry.code)")
            }
            #expect(ErrorCatalogue.entry(entry.code.uppercased())?.code == entry.code)
        }
        #expect(Set(entries.map { $0.code.lowercased() }).count == entries.count)
        #expect(ErrorCatalogue.entry("nothing") == nil)
    }

    @Test("is the page of the documentation, line by line")
    func page() throws {
        let text = try String(contentsOf: sources.appending(path: "Vestibule/Vestibule.docc/Errors.md"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        #expect(
            lines
                == entries.map {
                    "| `\($0.code)` | \($0.explanation.status) | \($0.explanation.when) | \($0.explanation.remedy) |"
                })
        for chapter in ErrorCatalogue.chapters { #expect(text.contains("\n## \(chapter.title)\n")) }
    }

    @Test("is a page that each answer links to")
    func links() async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let base = "http://localhost"
        let application = Hummingbird.Application(router: try Routes(try .sample(base: base)).router(), logger: logger)
        try await application.test(.router) { client in
            let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            for (method, path, headers, link) in [
                (HTTPRequest.Method.get, "/v1.0/users", HTTPFields(), "InvalidAuthenticationToken"),
                (.get, "/v1.0/nothing", [:], "Request_ResourceNotFound"), (.trace, "/v1.0/users", [:], "Request_BadRequest"),
                (.get, "/admin/tenants", [:], "InvalidAuthenticationToken"),
                (.post, "/no_tenant/oauth2/v2.0/token", form, "invalid_request"),
            ] {
                let refused = try await client.execute(uri: path, method: method, headers: headers, body: nil)
                #expect(
                    String(buffer: refused.body).contains("\"\(base)/errors/\(link)\""), "\(path): \(String(buffer: refused.body))")
                let page = try await client.execute(uri: "/errors/\(link)", method: .get)
                #expect(page.status == .ok && String(buffer: page.body).hasPrefix("\(link)\n\nStatus   "))
            }
            let list = try await client.execute(uri: "/errors", method: .get)
            for entry in entries { #expect(String(buffer: list.body).contains("  \(base)/errors/\(entry.code)\n")) }
            let unknown = try await client.execute(uri: "/errors/nothing", method: .get)
            #expect(unknown.status == .notFound && unknown.headers[.contentType]?.hasPrefix("text/plain") == true)
        }
    }
}
