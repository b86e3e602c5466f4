import Foundation
import OpenIDConnect

@testable import VestibuleFederation

/// What a provider sends: documents, tokens, errors. Whatever it is, it is read or refused, and nothing unsigned becomes an identity.
@Sendable func fuzzProvider(_ input: [UInt8]) {
    if let provider = DiscoveredProvider(json: input) {
        for endpoint in [provider.authorizationEndpoint, provider.tokenEndpoint, provider.jwksURI] {
            require(endpoint.hasPrefix("https://") || endpoint.hasPrefix("http://"), "an endpoint is a web address")
        }
    }
    _ = KeySet(json: input)
    _ = TokenAnswer(json: input)
    _ = ProviderErrorAnswer(json: input)
    _ = ProviderErrorAnswer(error: input.text, uri: input.text)
    if (try? IDTokenHeader(of: input.text)) != nil {
        require(input.text.split(separator: ".", omittingEmptySubsequences: false).count == 3, "a token has three parts")
    }
    if let claims = try? JSONDecoder().decode(IDTokenClaims.self, from: Data(input)) {
        let check = IDTokenCheck(issuer: .oneOf(["https://op.example"]), clientID: "c", nonce: "never said", accessToken: nil)
        let isTaken = (try? check.check(claims, at: Date(timeIntervalSince1970: 1_800_000_000))) != nil
        require(!isTaken || claims.nonce == "never said", "no token answers a request that it does not know")
    }
    let template = IDTokenCheck.Issuer.template("https://login.example/{tenantid}/v2.0")
    if template.mayBe(input.text) { require(input.text.utf8.count == 63, "only a GUID fills the template") }
    require(!template.matches(input.text, tenantID: input.text), "no tenant is its own issuer")
}
