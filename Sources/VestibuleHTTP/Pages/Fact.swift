/// One row of a page's list of facts: what it is about, the fact, and a quieter second line.
struct Fact: Sendable, Equatable {
    let label: String
    let value: String
    let detail: String?

    init(_ label: String, _ value: String, detail: String? = nil) {
        self.label = label
        self.value = value
        self.detail = detail
    }

    static let template = """
        <dl class="facts">
        {{#facts}}
        <div>
        <dt>{{label}}</dt>
        <dd><bdi>{{value}}</bdi>{{#detail}}<span class="detail"><bdi>{{detail}}</bdi></span>{{/detail}}</dd>
        </div>
        {{/facts}}
        </dl>
        """
}

/// Where a guest is led: an application's name, if it has one, and the host it lives on.
struct Destination: Sendable, Equatable {
    let applicationName: String?
    let host: String

    /// What to call it in a sentence.
    var title: String { applicationName ?? host }

    /// As a row: the host is the fact that counts, and is always said.
    func fact(_ label: String) -> Fact {
        guard let applicationName else { return Fact(label, host) }
        return Fact(label, applicationName, detail: host)
    }
}

/// A person as a page may show them. Whoever makes it decides whether `address` is masked.
struct Person: Sendable, Equatable {
    let name: String?
    let address: String

    /// As a row: the name with the address under it, or the address alone.
    func fact(_ label: String) -> Fact {
        guard let name else { return Fact(label, address) }
        return Fact(label, name, detail: address)
    }
}
