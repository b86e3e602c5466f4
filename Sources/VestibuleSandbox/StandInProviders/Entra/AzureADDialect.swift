import Crypto
import FoundationEssentials

/// A company that has its people in Azure AD.
package struct HomeTenant: Sendable {
    package let id: String
    package let domain: String

    package static let fabrikam = HomeTenant(id: "8f2b6c1e-5a4d-4e0b-9c57-1d3a6f20b7e4", domain: "fabrikam.example")
    package static let northwind = HomeTenant(id: "c3d9e7a2-0b16-4f83-a1de-72f5b94c6e08", domain: "northwind.example")

    /// Every other domain has none.
    package static let all = [fabrikam, northwind]
}

/// Azure AD with two home tenants.
struct AzureADDialect: EntraDialect {
    let base: String
    let name = "Azure AD"
    let tenantOfKeys = "{tenantid}"
    var personas: [Persona] { Persona.ofAzureAD }

    /// A verified domain stands for its tenant, and what is told then names the GUID. `consumers` are at the Microsoft account.
    func realm(_ segment: String?) throws(OAuthRefusal) -> Realm {
        let name = (segment ?? "").lowercased()
        if ["common", "organizations"].contains(name) { return Realm(segment: name, tenant: nil) }
        if let home = HomeTenant.all.first(where: { $0.id == name || $0.domain == name }) {
            return Realm(segment: home.id, tenant: home.id)
        }
        guard name == "consumers" || name.contains(".") || UUID(uuidString: name) != nil else {
            throw .malformedTenant(name)
        }
        throw .unknownTenant(name)
    }

    /// An ordinary employee, where the address is in a home tenant.
    func persona(typing address: String) throws(OAuthRefusal) -> Persona {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let home = HomeTenant.all.first(where: { $0.domain == parts[1] }) else {
            throw .notAMember(address)
        }
        return Persona(
            id: address, name: String(parts[0]), address: address, note: "Typed", tenant: home.id,
            subject: Self.objectID(of: address), emailClaims: ["email": .string(address), "xms_edov": .bool(true)])
    }

    /// The same address is the same person, over restarts too.
    private static func objectID(of address: String) -> String {
        var bytes = Array(SHA256.hash(data: Data(address.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex.dropFirst($0.lowerBound).prefix($0.count)) }
            .joined(separator: "-")
    }
}
