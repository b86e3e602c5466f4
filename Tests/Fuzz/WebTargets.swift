import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import OpenIDConnect

@testable import Vestibule
@testable import VestibuleHTTP

private let vault: Vault? = try? Vault(masterKeys: [Array(repeating: 7, count: 32)])
private let surroundings = Surroundings(
    now: { Date(timeIntervalSince1970: 1_800_000_000) }, randomBytes: { Array(repeating: 9, count: $0) })

/// A `Cookie` header in front of which our cookie stands: it is found, nothing forged opens, and no form passes.
@Sendable func fuzzCookies(_ input: [UInt8]) {
    guard let vault else { return }
    let cookies = VestibuleHTTP.Cookies(isSecure: false)
    let forms = FormGuard(vault: vault, surroundings: surroundings, cookies: cookies, origin: "https://guests.contoso.example")
    let isRepeated = input.text.contains("vestibule-form")
    let header = "vestibule-form=0123456789abcdefXYZ_; " + input.text
    let request = Request(
        head: HTTPRequest(
            method: .post, scheme: "https", authority: "a.example", path: "/", headerFields: [.cookie: header]),
        body: RequestBody(buffer: ByteBuffer()))
    if !isRepeated { require(forms.browser(of: request).value == "0123456789abcdefXYZ_", "our cookie is found") }
    require((16...64).contains(forms.browser(of: request).value.utf8.count), "a browser has a name")
    let links = LinkCookie(vault: vault, cookies: cookies)
    require((try? links.link(request, tenant: tenant, invitation: invitation)) == nil, "no link is forged")
    guard let form = try? FormFields(input.text) else { return }
    require((try? forms.check(form, of: request, about: "consent")) == nil, "no form is forged")
}

private let tenant = Tenant.ID(rawValue: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))
private let invitation = Invitation.ID(rawValue: UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16)))

/// A form is printed and read again; and what it and the header mean to the token endpoint.
@Sendable func fuzzForms(_ input: [UInt8]) {
    guard let form = try? FormFields(input.text) else { return }
    let printed = form.pairs.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    guard let again = try? FormFields(printed) else { fatalError("does not hold: what is printed is read") }
    require(again.pairs.count == form.pairs.count, "no field is lost")
    for (one, other) in zip(form.pairs, again.pairs) {
        require(
            one.name.utf8.elementsEqual(other.name.utf8) && one.value.utf8.elementsEqual(other.value.utf8), "a field stays as it is"
        )
    }
    let token = try? TokenRequest(form: form.pairs, authorization: form["authorization"])
    if let token { require(token.client.proof != .none || token.grant != .clientCredentials, "an application proves who it is") }
}

@Sendable func fuzzCredential(_ input: [UInt8]) {
    for kind in Credential.Kind.allCases {
        guard let credential = Credential(input.text, kind: kind) else { continue }
        require(credential.text == input.text, "a secret has one spelling")
        for other in Credential.Kind.allCases where other != kind {
            require(Credential(input.text, kind: other) == nil, "one kind is not another")
        }
    }
    if let bytes = Base64URL.decode(input.text) { require(Base64URL.encode(bytes) == input.text, "base64url has one spelling") }
    require(Base64URL.decode(Base64URL.encode(input)) == input, "bytes are read as printed")
    if let id = Guest.ID(input.text) {
        require(id.description == input.text.lowercased(), "an id is printed in lower case")
        require(Guest.ID(bytes: id.bytes) == id, "an id is its bytes")
    }
}

@Sendable func fuzzLanguage(_ input: [UInt8]) {
    if let language = Language(acceptLanguage: input.text) {
        let asked = input.text.lowercased().filter { $0 != " " }
        require(asked.contains(language.rawValue), "a language was asked for")
    }
    if let language = Language(tag: input.text) { require(Language(tag: language.rawValue) == language, "a language is its tag") }
    require(Language(acceptLanguage: "de;q=1, " + input.text) != nil, "a language that was asked for is found")
}
