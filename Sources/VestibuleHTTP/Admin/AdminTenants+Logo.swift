import Hummingbird
import NIOCore
import Vestibule

extension AdminTenants {
    func setLogo(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        let tenant = try await gate.tenant(context, for: someone)
        let bytes = try await request.bytes(context)
        guard let logo = Branding.Logo(bytes: Array(bytes.readableBytesView)) else {
            throw RequestRefusal.malformed("Send a PNG or JPEG of at most 64 KiB: curl --data-binary @logo.png -X PUT …/logo")
        }
        try await parts.tenants.change(tenant.id, .logo(logo), by: someone.actor)
        return Response.noContent
    }

    func removeLogo(_ request: Request, _ context: RequestFacts, _ someone: Operator) async throws -> Response {
        try await parts.tenants.change(gate.tenant(context, for: someone).id, .logo(nil), by: someone.actor)
        return Response.noContent
    }
}
