import Foundation
import TestSupport
import Testing
import Vestibule
import VestibuleFederation

@Suite("Signing in at a provider", .timeLimit(.minutes(2))) struct SigningInTests {
    @Test("tells who came", arguments: SigningPair.publishedInEveryWay)
    func signsIn(key: SigningPair) async throws {
        try await Bench.run(.init(keys: [.otherRSA, key], signs: key)) { bench in
            let who = try await bench.signIn()
            #expect(who.subject == .init(issuer: bench.provider.base, id: "ana"))
            #expect(who.name == "Ana Lopes" && who.email == nil && !who.isEmailProved)
        }
    }

    @Test("sends the browser with everything, and keeps the endpoint's own query")
    func browser() async throws {
        try await Bench.run { bench in
            let request = FederatedRequest(
                state: "st&te", nonce: "nonce", verifier: String(repeating: "v", count: 43),
                redirectURI: "https://guests.example/back",
                loginHint: try EmailAddress("ana+b@fabrikam.example"), choosesAccount: true)
            let url = try await bench.party.authorizationURL(for: request, at: bench.registration())
            #expect(url.hasPrefix("\(bench.provider.base)/authorize?kept=1&response_type=code&client_id=vestibule&"))
            #expect(url.contains("&state=st%26te&") && url.contains("&login_hint=ana%2Bb%40fabrikam.example&prompt=select_account"))
        }
    }

    @Test(
        "shows the secret as the provider takes it",
        arguments: [
            ["client_secret_basic"], ["client_secret_post"], ["private_key_jwt", "client_secret_post", "client_secret_basic"],
        ])
    func authentication(methods: [String]) async throws {
        try await Bench.run(.init(authMethods: methods)) { bench in
            #expect(await bench.refusal() == nil)
            #expect(await bench.refusal(secret: "wrong") == .misconfigured(reason: "invalid_client"))
        }
    }

    @Test("shows no secret where it can show none")
    func noAuthentication() async throws {
        try await Bench.run(.init(authMethods: ["private_key_jwt"])) { bench in
            #expect(await bench.refusal() == .misconfigured(reason: "it takes no client secret, by form or by HTTP Basic"))
            #expect(bench.provider.count(of: "/token") == 0)
        }
    }

    @Test("takes no ID token that is not in order, and the next good one at once", arguments: BadToken.all)
    func badTokens(bad: BadToken) async throws {
        try await Bench.run { bench in
            bench.provider.change(bad.change)
            #expect(await bench.refusal() == .untrusted(reason: "the ID token \(bad.reason)"))
            bench.provider.change { $0 = .init() }
            #expect(await bench.refusal() == nil)
        }
    }

    @Test("asks nobody for a key that a token brings", arguments: ["jku", "x5u", "jwk"])
    func ownKeys(name: String) async throws {
        try await Bench.run { bench in
            let url = "\(bench.provider.base)/evil"
            bench.provider.change { $0.header = { $0[name] = url } }
            #expect(await bench.refusal() == .untrusted(reason: "the ID token brings its own key"))
            #expect(bench.provider.count(of: "/evil") == 0 && bench.provider.count(of: "/keys") == 0)
        }
    }

    static let nonsense: [(HTTPPeer.Reply, String)] = [
        (.answer(headers: ["Content-Type": "text/html"], body: "<html>Sorry</html>"), "html"),
        (.answer(status: 500, body: "{}"), "500"),
        (.answer(status: 302, headers: ["Location": "/elsewhere"], body: ""), "redirect"),
        (.answer(body: String(repeating: "x", count: 10_000_000)), "10 MB"), (.resetInMidBody, "reset"), (.hangUp, "hang up"),
        (.answer(body: "{}"), "empty"), (.answer(body: "null"), "null"),
        (.answer(status: 429, body: #"{"error":"slow_down"}"#), "429"),
    ]

    @Test(
        "says that a provider is unavailable when it answers with nonsense, and serves the next guest at once",
        arguments: ["/.well-known/openid-configuration", "/keys", "/token"], nonsense.indices)
    func answersWithNonsense(path: String, index: Int) async throws {
        try await Bench.run { bench in
            bench.provider.change { $0.instead = [path: Self.nonsense[index].0] }
            let refusal = await bench.refusal()
            guard case .unavailable = refusal else {
                Issue.record("\(Self.nonsense[index].1) gave \(String(describing: refusal))")
                return
            }
            bench.provider.change { $0.instead = [:] }
            #expect(await bench.refusal() == nil)
        }
    }

    @Test("waits for a silent provider five seconds and no more")
    func silence() async throws {
        try await Bench.run(.init(instead: ["/token": .silence])) { bench in
            let began = ContinuousClock.now
            #expect(await bench.refusal() == .unavailable(reason: "time ran out after the content was sent"))
            #expect((.seconds(4) ... .seconds(15)).contains(began.duration(to: .now)))
            bench.provider.change { $0.instead = [:] }
            #expect(await bench.refusal() == nil)
        }
    }

    @Test("believes no metadata of another issuer", arguments: ["https://accounts.google.com", "", "x"])
    func otherMetadata(issuer: String) async throws {
        try await Bench.run(.init(metadataIssuer: issuer)) { bench in
            #expect(await bench.refusal() == .untrusted(reason: "its metadata is of another issuer"))
            bench.provider.change { $0.metadataIssuer = nil }
            #expect(await bench.refusal() == nil)
        }
    }

    @Test("spends no code that another issuer's answer brought (mix-up)")
    func mixUp() async throws {
        try await Bench.run { bench in
            #expect(await bench.refusal(issuer: bench.provider.base) == nil)
            #expect(await bench.refusal(issuer: "https://evil.example") == .untrusted(reason: "the answer is of another issuer"))
            #expect(bench.provider.count(of: "/token") == 1)
        }
    }

    @Test("misses the issuer's name where the provider always gives it")
    func namesItself() async throws {
        try await Bench.run(.init(namesItself: true)) { bench in
            #expect(await bench.refusal() == .untrusted(reason: "the answer is of another issuer"))
            #expect(await bench.refusal(issuer: bench.provider.base) == nil)
        }
    }

    @Test(
        "reads a provider's error by its codes",
        arguments: [
            (#"{"error":"access_denied"}"#, .declined), (#"{"error":"consent_required","error_codes":[65001]}"#, .declined),
            (#"{"error":"invalid_grant","error_codes":[50020]}"#, .noSuchAccount),
            (#"{"error":"invalid_grant","error_codes":[50034],"error_description":"AADSTS50034"}"#, .noSuchAccount),
            (#"{"error":"invalid_grant","error_codes":[50105]}"#, .declined),
            (
                #"{"error":"invalid_grant","error_description":"access_denied"}"#,
                .untrusted(reason: "it does not take the code (invalid_grant)")
            ),
            (#"{"error":"unauthorized_client","error_codes":[700016]}"#, .misconfigured(reason: "unauthorized_client")),
            (#"{"error":"redirect_uri_mismatch"}"#, .misconfigured(reason: "redirect_uri_mismatch")),
            (#"{"error":"temporarily_unavailable"}"#, .unavailable(reason: "temporarily_unavailable")),
            (#"{"error":"<script>"}"#, .unavailable(reason: "an error that is not known")),
            (#"{"error_description":"access_denied"}"#, .unavailable(reason: "status 400 of its token endpoint")),
        ] as [(String, FederationRefusal)])
    func errors(body: String, refusal: FederationRefusal) async throws {
        try await Bench.run(.init(instead: ["/token": .answer(status: 400, body: body)])) { bench in
            #expect(await bench.refusal() == refusal)
        }
    }
}

/// One way in which an ID token is not in order.
struct BadToken: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var reason: String
    var change: @Sendable (inout StandInProvider.Manners) -> Void

    private static func claim(_ name: String, _ value: (any Sendable)?, _ reason: String) -> BadToken {
        BadToken(testDescription: "\(name): \(value.map { "\($0)" } ?? "none")", reason: reason) {
            $0.claims = { $0[name] = value }
        }
    }

    private static func at(_ name: String, _ seconds: Int, _ reason: String) -> BadToken {
        claim(name, 1_800_000_000 + seconds, reason)
    }

    static let all: [BadToken] = [
        claim("iss", "https://evil.example", "is of another issuer"), claim("iss", nil, "has no iss"),
        claim("aud", "other", "is for another client (aud)"), claim("aud", nil, "is for another client (aud)"),
        claim("aud", ["vestibule", "other"], "was asked for by another client (azp)"),
        claim("azp", "other", "was asked for by another client (azp)"), claim("nonce", "other", "answers another request (nonce)"),
        claim("nonce", nil, "has no nonce"), claim("sub", nil, "has no sub"),
        claim("at_hash", "AAAA", "came with another access token (at_hash)"),
        at("exp", -60, "has expired"), claim("exp", nil, "has no exp"), at("nbf", 61, "is not valid yet"),
        at("iat", 61, "is not valid yet"),
        claim("iat", nil, "has no iat"),
        BadToken(testDescription: "alg none", reason: "is not signed with RS256 or ES256, or not as its key says") {
            $0.header = { $0["alg"] = "none" }
            $0.token = { $0.split(separator: ".").dropLast().joined(separator: ".") + "." }
        },
        BadToken(testDescription: "HMAC with the public key", reason: "is not signed with RS256 or ES256, or not as its key says") {
            $0.signs = SigningPair(id: "r1", secret: .hmac(SigningPair.rsa.publicPEM))
        },
        BadToken(testDescription: "HMAC that calls itself RS256", reason: "has a signature that does not hold") {
            $0.signs = SigningPair(id: "r1", secret: .hmac(SigningPair.rsa.publicPEM))
            $0.header = { $0["alg"] = "RS256" }
        },
        BadToken(
            testDescription: "ES256 under an RSA key's id", reason: "is not signed with RS256 or ES256, or not as its key says"
        ) {
            $0.signs = .p256.with { $0.id = "r1" }
        },
        BadToken(testDescription: "RS384", reason: "is not signed with RS256 or ES256, or not as its key says") {
            $0.header = { $0["alg"] = "RS384" }
        },
        BadToken(testDescription: "another key under a known id", reason: "has a signature that does not hold") {
            $0.signs = .otherRSA.with { $0.id = "r1" }
        },
        BadToken(testDescription: "a key that is not published", reason: "is signed with a key that the provider does not publish")
        {
            $0.signs = .otherRSA
        },
        BadToken(
            testDescription: "no key id, where there are two", reason: "is signed with a key that the provider does not publish"
        ) {
            $0.keys = [.rsa, .otherRSA]
            $0.header = { $0["kid"] = nil }
        },
        BadToken(testDescription: "crit", reason: "demands an extension (crit) that is not understood") {
            $0.header = {
                $0["crit"] = ["b64"]
                $0["b64"] = true
            }
        },
        BadToken(testDescription: "a claim changed after signing", reason: "has a signature that does not hold") {
            $0.token = { token in
                let parts = token.split(separator: ".")
                return "\(parts[0]).\(parts[1].dropLast(4))AAAA.\(parts[2])"
            }
        },
        BadToken(testDescription: "no token", reason: "is malformed") { $0.token = { _ in "not.a token" } },
    ]
}
