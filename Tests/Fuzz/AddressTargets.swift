import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded

@testable import Curl
@testable import Vestibule
@testable import VestibuleHTTP
@testable import VestibuleMail

/// What is taken is printed as it came, and every later check takes it too.
@Sendable func fuzzAddress(_ input: [UInt8]) {
    guard let address = try? EmailAddress(input.text) else { return }
    require(
        address.localPart + "@" + input.text.split(separator: "@")[1].lowercased() == address.text, "only the domain's case changes"
    )
    require((try? EmailAddress(address.text))?.text == address.text, "what is printed is read")
    require((try? EmailAddress(address.mailbox)) == address, "a mailbox is an address")
    require(address.mailbox == FoldedText(address.text).text, "a mailbox is the folded address")
    require(SMTPWord.isAddress(address.text), "SMTP takes it")
    require((try? SafeText.requireAddress(address.text, as: "")) != nil, "MIME takes it")
    require(address.domain.ancestry.allSatisfy { address.domain.text.hasSuffix($0) }, "ancestors end the name")
}

/// First line a domain, then rules with `+` or `-` before them.
@Sendable func fuzzDomains(_ input: [UInt8]) {
    let lines = input.text.split(separator: "\n", omittingEmptySubsequences: false)
    let rules = lines.dropFirst().compactMap { line in DomainRule(line.first == "+" ? .allow : .block, String(line.dropFirst())) }
    for rule in rules { require(DomainRule(rule.effect, rule.pattern) == rule, "a rule's pattern is the rule") }
    guard let domain = lines.first.flatMap({ DomainName(String($0)) }) else { return }
    require(DomainName(domain.text) == domain, "a name is read as printed")
    let verdict = domainVerdict(on: domain, rules: rules)
    require(verdict.isAllowed == domainVerdict(on: domain, rules: rules.reversed()).isAllowed, "the order of rules is nothing")
    if case .blocked(let rule) = verdict { require(covers(rule, domain), "a rule speaks of what it covers") }
    if case .allowed(let rule) = verdict { require(covers(rule, domain), "a rule speaks of what it covers") }
    if let exact = DomainRule(.block, domain.text) {
        require(!domainVerdict(on: domain, rules: rules + [exact]).isAllowed, "an exact block decides")
    }
}

private func covers(_ rule: DomainRule, _ domain: DomainName) -> Bool {
    rule.domain == "*" || rule.domain == domain.text || (rule.coversSubtree && domain.text.hasSuffix("." + rule.domain))
}

@Sendable func fuzzRedirect(_ input: [UInt8]) {
    guard let url = try? RedirectURL(input.text) else { return }
    require((try? RedirectURL(url.text)) == url, "what is printed is read")
    require(url.text == input.text, "nothing is rewritten")
    guard let origin = try? RedirectOrigin(url.origin) else { fatalError("does not hold: an origin is an origin") }
    require(origin.covers(url) && origin.path.isEmpty, "an origin covers its URLs")
    require(url.path.hasPrefix("/"), "a path begins at the root")
    if let narrow = try? RedirectOrigin(input.text) {
        require((try? RedirectOrigin(narrow.description)) == narrow, "an origin is read as printed")
        require(narrow.covers(url), "an origin covers itself")
    }
}

/// An address, a range, and the header that proxies write.
@Sendable func fuzzNetwork(_ input: [UInt8]) {
    if let address = NetworkAddress(input.text) {
        require(NetworkAddress(address.description) == address, "what is printed is read")
        require([4, 16].contains(address.bytes.count), "an address has four or sixteen bytes")
        require(NetworkRange(address.description)?.contains(address) == true, "an address is a range")
        require(NetworkRange(address.description + "/0")?.contains(address) == true, "everything holds it")
        require(!address.network.isEmpty, "an address has a network")
    }
    _ = NetworkRange(input.text)
    let fields = input.text.split(separator: "\n").map { HTTPField(name: .xForwardedFor, value: String($0)) }
    let request = Request(
        head: HTTPRequest(method: .get, scheme: "https", authority: "a.example", path: "/", headerFields: HTTPFields(fields)),
        body: RequestBody(buffer: ByteBuffer()))
    require(Proxied.facts.client(request, behind: Proxied.proxies) != nil, "a client has an address")
    require(Proxied.facts.client(request, behind: [])?.description == "10.0.0.1", "without proxies it is the peer")
}

private enum Proxied {
    static let proxies = [NetworkRange("10.0.0.0/8"), NetworkRange("fd00::/8")].compactMap { $0 }
    static let facts: RequestFacts = {
        let channel = EmbeddedChannel()
        channel.remoteAddress = try? SocketAddress(ipAddress: "10.0.0.1", port: 4711)
        return RequestFacts(source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "fuzz")))
    }()
}
