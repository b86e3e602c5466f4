/// Claims that hooks add to a guest's tokens, in the order in which they came.
package struct HookClaims: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case text(String)
        case integer(Int)
        case number(Double)
        case flag(Bool)
        case list([String])
    }

    package private(set) var all: [(name: String, value: Value)] = []

    package init() {}

    package static func == (left: HookClaims, right: HookClaims) -> Bool {
        left.all.map(\.name) == right.all.map(\.name) && left.all.map(\.value) == right.all.map(\.value)
    }

    package var isEmpty: Bool { all.isEmpty }

    package subscript(_ name: String) -> Value? { all.first { $0.name == name }?.value }

    /// The later of two values of one name stands.
    mutating func add(_ name: String, _ value: Value) {
        if let at = all.firstIndex(where: { $0.name == name }) {
            all[at].value = value
        } else {
            all.append((name, value))
        }
    }

    /// With the claims of the next hook; nil when that would be more than tokens carry.
    func merged(with later: HookClaims) -> HookClaims? {
        var sum = self
        for (name, value) in later.all { sum.add(name, value) }
        return sum.size <= Self.mostBytes ? sum : nil
    }

    /// About what they take in a token, as JSON.
    var size: Int { all.reduce(0) { $0 + $1.name.utf8.count + 4 + $1.value.size } }

    /// Of all claims that hooks add to one token. It travels in headers, which servers bound.
    package static let mostBytes = 4096
    package static let mostNames = 20
}

extension HookClaims.Value {
    /// A string, a number, a flag or a list of strings; nil for anything else.
    init?(_ json: LooseJSON) {
        switch json {
        case .text(let text): self = .text(text)
        case .integer(let integer): self = .integer(integer)
        case .number(let number):
            guard number.isFinite else { return nil }
            self = .number(number)
        case .flag(let flag): self = .flag(flag)
        case .list(let items):
            let texts = items.compactMap(\.text)
            guard texts.count == items.count else { return nil }
            self = .list(texts)
        case .none, .object: return nil
        }
    }

    /// Escapes at their worst.
    fileprivate var size: Int {
        func size(_ text: String) -> Int { text.utf8.reduce(2) { $0 + ($1 < 0x20 ? 6 : $1 == 0x22 || $1 == 0x5C ? 2 : 1) } }
        return switch self {
        case .text(let text): size(text)
        case .integer, .number: 24
        case .flag: 5
        case .list(let texts): texts.reduce(2) { $0 + size($1) + 1 }
        }
    }
}

extension HookClaims {
    /// The names that our own tokens use, or that libraries act on: no hook sets them (SECURITY 28). A test holds our tokens against them.
    package static let reserved: Set<String> = [
        // Ours, of both kinds of tokens.
        "iss", "sub", "aud", "exp", "iat", "nbf", "jti", "nonce", "azp", "acr", "amr", "auth_time", "at_hash", "sid", "tid", "oid",
        "gid",
        "roles", "scp", "ver", "acct", "idp", "name", "preferred_username", "email", "email_verified",
        // Not ours, but others' names for who it is, how it was proved, or what it may.
        "c_hash", "s_hash", "sub_jwk", "cnf", "act", "may_act", "client_id", "scope", "appid", "appidacr", "azpacr", "wids", "upn",
        "unique_name", "puid", "altsecid", "idtyp", "events", "toe", "txn", "vot", "vtm", "rt_hash", "typ", "alg", "kid",
        "xms_cc", "xms_edov", "xms_tcdt", "uti", "rh", "login_hint", "ctry", "tenant_ctry",
        "role", "groups", "hasgroups", "_claim_names", "_claim_sources", "acrs", "entitlements", "permissions", "authorities",
        "realm_access", "resource_access", "emails", "mail", "email_address", "verified_primary_email", "verified_secondary_email",
        "phone_number", "phone_number_verified", "nameid", "nameidentifier", "user_id", "userid", "username", "user_name",
        "userprincipalname", "objectid", "objectidentifier", "object_id", "tenantid", "tenant_id", "onprem_sid", "sids",
        "samaccountname", "onpremisessamaccountname", "winaccountname", "primarysid", "deviceid", "identityprovider",
        "authenticationmethod", "auth_method",
    ]

    /// .NET's names for roles, groups, identifiers and the rest, which its libraries read beside the short ones: whole families of them.
    private static let reservedHosts = ["schemas.microsoft.com", "schemas.xmlsoap.org"]

    private static func isReserved(_ name: String) -> Bool {
        let name = name.lowercased()
        if reserved.contains(name) || name.hasPrefix("groups:") { return true }
        let place = ["https://", "http://"].first(where: name.hasPrefix).map { name.dropFirst($0.count) } ?? name[...]
        return reservedHosts.contains(where: place.hasPrefix)
    }

    /// What an administrator may let a hook add: 1 to 64 characters that need no escape in JSON, and none of those that are reserved, in any case.
    package static func isPermitted(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "_-.:/".utf8.contains(byte)
                }
            } && !isReserved(name)
    }
}
