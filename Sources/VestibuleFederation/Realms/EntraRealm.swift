import Foundation
import OpenIDConnect
import Vestibule

/// What Entra says about a domain: its discovery document, asked for under the domain's name, names the tenant in which it is verified.
struct EntraRealm: Sendable {
    let authority: EntraAuthority

    func request(about domain: DomainName, within: Duration) -> ProviderRequest {
        .document(at: authority.metadataURL(of: domain.text), within: within)
    }

    func finding(in reply: ProviderReply) -> Finding<AzureADRealm> {
        switch reply.status {
        case 200: tenant(in: reply.body).map { .learned($0) } ?? .failure
        case 400:
            ProviderErrorAnswer(json: reply.body).map { $0.error == "invalid_tenant" || $0.codes.contains(90002) } == true
                ? .learned(.noTenant) : .nothing
        case 404: .nothing
        default: .failure
        }
    }

    private func tenant(in body: [UInt8]) -> AzureADRealm? {
        // The issuer alone: a cloud that leaves out another field still says whose domain it is.
        guard let issuer = try? JSONDecoder().decode(Issued.self, from: Data(body)).issuer else { return nil }
        let parts = issuer.split(separator: "/")
        guard issuer.hasSuffix("/v2.0"), parts.count > 3, IDTokenCheck.Issuer.isGUID(String(parts[parts.count - 2])) else {
            return nil
        }
        let tenant = parts[parts.count - 2].lowercased()
        // A tenant of another cloud is none that could sign in through this one.
        guard issuer == authority.issuer(of: String(parts[parts.count - 2])), tenant != EntraAuthority.consumerTenant else {
            return .noTenant
        }
        return .tenant(tenant)
    }

    private struct Issued: Decodable {
        var issuer: String
    }
}
