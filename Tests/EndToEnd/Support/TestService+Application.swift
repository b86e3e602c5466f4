import Curl
import Foundation
import TestSupport
import VestibuleSandbox

@testable import VestibuleServer

extension TestService {
    /// A service with a tenant whose application really answers, at `welcome`.
    static func runWithApplication(
        standIns: Bool = false, _ body: (TestService, TestTenant, _ welcome: String) async throws -> Void
    ) async throws {
        try await run(standIns: standIns) { service in
            let port = try freePort()
            let origin = "http://localhost:\(port)"
            let tenant = try await service.tenant(settings: ["redirectOrigin": .string(origin), "colour": "#0b5394"])
            let application = try await RelyingApplication.register(
                at: tenant, redirectURI: origin + "/signed-in", bye: origin + "/signed-out")
            let loop = try TransferLoop()
            let demo = DemoApplication(
                port: port, mePage: "\(service.base)/\(tenant.id)/me",
                client: DemoClient(
                    issuer: "\(service.base)/\(tenant.id)/v2.0", clientID: application.clientID, clientSecret: application.secret,
                    origin: origin, now: { Date.now }, fetch: demoFetch(HTTPFetch(loop: loop, permitsPlainLoopback: true))),
                logger: service.log.logger())
            let running = RunningServices([demo], logger: service.log.logger())
            let outcome: Result<Void, any Error>
            do {
                try await eventually("the application is up") {
                    (try? await HTTPExchange(target: "/welcome").send(to: port).status) == 200
                }
                outcome = .success(try await body(service, tenant, "\(origin)/welcome"))
            } catch { outcome = .failure(error) }
            try await running.stop()
            await loop.stop()
            try outcome.get()
        }
    }
}
