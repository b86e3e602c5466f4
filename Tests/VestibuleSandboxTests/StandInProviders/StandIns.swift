import Crypto
import Foundation
import JWTKit
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import VestibuleSandbox

/// The three stand-ins, running on ports of their own, and an application registered at each.
struct StandIns: Sendable {
    let providers: StandInProviders
    let clock: Clock

    static let redirectURI = "http://localhost:9/callback?from=stand-in"
    static let client = StandInClient(id: "vestibule", secret: "s&cret+/=", redirectURIs: [redirectURI])

    private static let mint = StandInKeyMint()

    final class Clock: Sendable {
        private let offset = Mutex<TimeInterval>(0)
        func pass(_ seconds: TimeInterval) { offset.withLock { $0 += seconds } }
        var now: Date { Date() + offset.withLock { $0 } }
    }

    static func run(_ body: @Sendable (StandIns) async throws -> Void) async throws {
        let clock = Clock()
        let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        func place() throws -> StandInProviders.Place { .init(port: try Ports.free(), clients: [client]) }
        let providers = StandInProviders(
            azureAD: try place(), microsoftAccount: try place(), google: try place(), mint: mint,
            now: { clock.now }, logger: logger)
        let group = ServiceGroup(services: providers.services, logger: logger)
        try await withThrowingTaskGroup { tasks in
            tasks.addTask { try await group.run() }
            let standIns = StandIns(providers: providers, clock: clock)
            for place in standIns.all {
                try await eventually("\(place.name) listens") { (try? await place.get("/sandbox.css"))?.status == 200 }
            }
            try await body(standIns)
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    var azureAD: StandIn { StandIn(name: .azureAD, provider: providers.azureAD) }
    var microsoftAccount: StandIn { StandIn(name: .microsoftAccount, provider: providers.microsoftAccount) }
    var google: StandIn { StandIn(name: .google, provider: providers.google) }
    var all: [StandIn] { [azureAD, microsoftAccount, google] }
    subscript(_ name: StandIn.Name) -> StandIn { all.first { $0.name == name } ?? google }
}

/// One stand-in as a relying party sees it: by its metadata.
struct StandIn: Sendable {
    enum Name: String, Sendable, CaseIterable { case azureAD, microsoftAccount, google }

    let name: Name
    let provider: StandInProvider

    var metadataPath: String {
        switch name {
        case .azureAD: "/common/v2.0/.well-known/openid-configuration"
        case .microsoftAccount: "/consumers/v2.0/.well-known/openid-configuration"
        case .google: "/.well-known/openid-configuration"
        }
    }

    private var port: Int { Int(provider.baseURL.split(separator: ":").last ?? "") ?? 0 }

    private func path(_ url: String) -> String {
        url.hasPrefix(provider.baseURL) ? String(url.dropFirst(provider.baseURL.count)) : url
    }

    func get(_ url: String, headers: [(name: String, value: String)] = []) async throws -> HTTPAnswer {
        try await HTTPExchange(target: path(url), headers: headers).send(to: port)
    }

    func post(
        _ url: String, _ fields: [(name: String, value: String)], headers: [(name: String, value: String)] = []
    ) async throws -> HTTPAnswer {
        let type = (name: "Content-Type", value: "application/x-www-form-urlencoded")
        let body = Array(StandInForm.encoded(fields).utf8)
        return try await HTTPExchange(method: "POST", target: path(url), headers: [type] + headers, body: body).send(to: port)
    }

    func metadata(_ path: String? = nil) async throws -> JSON { try await get(path ?? metadataPath).json }

    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    /// - Parameter changes: by name, nil to leave a parameter out.
    func authorizationURL(_ changes: [String: String?] = [:], metadata: String? = nil) async throws -> String {
        let endpoint = try #require(try await self.metadata(metadata)["authorization_endpoint"].text)
        var parameters: [String: String?] = [
            "client_id": StandIns.client.id, "redirect_uri": StandIns.redirectURI, "response_type": "code",
            "scope": "openid profile email", "state": "a state&more", "nonce": "n-1", "prompt": "select_account",
            "code_challenge": base64URL(SHA256.hash(data: Data(Self.verifier.utf8))), "code_challenge_method": "S256",
        ]
        parameters.merge(changes) { $1 }
        let query = parameters.compactMap { name, value in value.map { (name: name, value: $0) } }
        return endpoint + "?" + StandInForm.encoded(query)
    }

    /// What came back to the application.
    func returned(_ answer: HTTPAnswer) throws -> [String: String] {
        #expect(answer.status == 303)
        let location = try #require(answer["Location"])
        #expect(location.hasPrefix(StandIns.redirectURI + "&"))
        let items = try #require(URLComponents(string: location)?.queryItems)
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
    }

    func code(_ field: (name: String, value: String), _ changes: [String: String?] = [:]) async throws -> String {
        let answer = try await post(try await authorizationURL(changes), [field])
        return try #require(try returned(answer)["code"])
    }

    func redeem(
        _ code: String, _ changes: [String: String?] = [:], metadata: String? = nil,
        headers: [(name: String, value: String)] = []
    ) async throws -> HTTPAnswer {
        let endpoint = try #require(try await self.metadata(metadata)["token_endpoint"].text)
        var fields: [String: String?] = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": StandIns.redirectURI,
            "client_id": StandIns.client.id, "client_secret": StandIns.client.secret, "code_verifier": Self.verifier,
        ]
        fields.merge(changes) { $1 }
        return try await post(endpoint, fields.compactMap { name, value in value.map { (name, $0) } }, headers: headers)
    }

    /// The claims of an ID token whose signature one of the published keys made.
    func verified(_ token: String) async throws -> JSON {
        let keySet = try await get(try #require(try await metadata()["jwks_uri"].text)).json
        let keys = JWTKeyCollection()
        for key in keySet["keys"].items {
            let n = try #require(key["n"].text)
            let e = try #require(key["e"].text)
            let rsa = try Insecure.RSA.PublicKey(modulus: n, exponent: e)
            await keys.add(rsa: rsa, digestAlgorithm: .sha256, kid: JWKIdentifier(string: try #require(key["kid"].text)))
        }
        _ = try await keys.verify(token, as: AnyClaims.self)
        let header = try Self.part(token, 0)
        #expect(header["alg"] == "RS256")
        #expect(keySet["keys"].items.map { $0["kid"] }.contains(header["kid"]))
        return try Self.part(token, 1)
    }

    private static func part(_ token: String, _ index: Int) throws -> JSON {
        let text = String(token.split(separator: ".")[index]).replacing("-", with: "+").replacing("_", with: "/")
        let padded = text + String(repeating: "=", count: (4 - text.count % 4) % 4)
        return try JSONDecoder().decode(JSON.self, from: try #require(Data(base64Encoded: padded)))
    }

    private struct AnyClaims: JWTPayload {
        let exp: ExpirationClaim
        let nbf: NotBeforeClaim
        func verify(using algorithm: some JWTAlgorithm) throws {
            try exp.verifyNotExpired()
            try nbf.verifyNotBefore()
        }
    }
}
