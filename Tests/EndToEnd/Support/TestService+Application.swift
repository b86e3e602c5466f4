import TestSupport
import VestibuleSandbox

extension TestService {
    /// A service with a tenant whose application really answers, at `welcome`.
    static func runWithApplication(
        standIns: Bool = false, _ body: (TestService, TestTenant, _ welcome: String) async throws -> Void
    ) async throws {
        try await run(standIns: standIns) { service in
            let port = try freePort()
            let origin = "http://localhost:\(port)"
            let tenant = try await service.tenant(settings: ["redirectOrigin": .string(origin), "colour": "#0b5394"])
            let demo = DemoApplication(
                port: port, mePage: "\(service.base)/\(tenant.id)/me", logger: service.log.logger())
            let running = RunningServices([demo], logger: service.log.logger())
            let outcome: Result<Void, any Error>
            do {
                try await eventually("the application is up") {
                    (try? await HTTPExchange(target: "/welcome").send(to: port).status) == 200
                }
                outcome = .success(try await body(service, tenant, "\(origin)/welcome"))
            } catch { outcome = .failure(error) }
            try await running.stop()
            try outcome.get()
        }
    }
}
