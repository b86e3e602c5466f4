import Crypto
import FoundationEssentials

/// Microsoft accounts: Entra's consumer tenant, whatever domain an address is of.
struct MicrosoftAccountDialect: EntraDialect {
    static let tenant = "9188040d-6c67-4c5b-b112-36a304b66dad"

    let base: String
    let name = "Microsoft account"
    var tenantOfKeys: String { Self.tenant }
    var personas: [Persona] { Persona.ofMicrosoftAccount }

    func realm(_ segment: String?) throws(OAuthRefusal) -> Realm {
        let name = (segment ?? "").lowercased()
        guard name == "consumers" || name == Self.tenant else { throw .unknownTenant(name) }
        return Realm(segment: name, tenant: Self.tenant)
    }

    /// Anybody may make an account for a mailbox of theirs.
    func persona(typing address: String) throws(OAuthRefusal) -> Persona {
        let parts = address.split(separator: "@")
        guard parts.count == 2, parts[1].contains(".") else { throw .notAMember(address) }
        let hex = SHA256.hash(data: Data(address.utf8)).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return Persona(
            id: address, name: String(parts[0]), address: address, note: "Typed", tenant: Self.tenant,
            subject: "00000000-0000-0000-\(hex.prefix(4))-\(hex.dropFirst(4))",
            emailClaims: ["email": .string(address), "xms_edov": .bool(true)])
    }
}
