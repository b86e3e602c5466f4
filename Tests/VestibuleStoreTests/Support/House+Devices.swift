import Foundation
import Postgres

@testable import Vestibule
@testable import VestibuleStore

/// What a device without a browser does at the house's application.
extension House {
    struct Waiting: Sendable {
        let device: Credential
        let userCode: [UInt8]
        let refresh: Credential

        init(device: Credential, userCode: [UInt8], refresh: Credential) {
            self.device = device
            self.userCode = userCode
            self.refresh = refresh
        }

        /// The same with another device code.
        init(_ other: Waiting, device: Credential) {
            self.init(device: device, userCode: other.userCode, refresh: other.refresh)
        }
    }

    func allowDevices(_ isAllowed: Bool = true) async throws {
        var change = ApplicationChange()
        change.allowsDeviceFlow = isAllowed
        _ = try await db.applications.change(application.id, of: id, change, by: .system)
    }

    func disable(_ isDisabled: Bool) async throws {
        var change = ApplicationChange()
        change.isDisabled = isDisabled
        _ = try await db.applications.change(application.id, of: id, change, by: .system)
    }

    func tryToAsk(
        userCode: [UInt8]? = nil, scope: [String] = ["openid"], from network: String = "198.51.100.9"
    ) async throws -> (outcome: BeginDeviceOutcome, waiting: Waiting) {
        let row = MigratedDatabase.newID(of: DeviceRequest.self)
        let device = Credential(.deviceCode, tenant: id, row: row, in: db.surroundings)
        let refresh = Credential(
            .refreshToken, tenant: id, row: MigratedDatabase.newID(of: NewRefreshToken.self), in: db.surroundings)
        let code = userCode ?? UserCode.draw(in: db.surroundings).authenticationCode(of: id, by: db.vault)
        let outcome = try await db.devices.begin(
            NewDeviceRequest(
                id: row, digest: device.digest, userCode: code, application: application.id, scope: scope, network: network), of: id
        )
        return (outcome, Waiting(device: device, userCode: code, refresh: refresh))
    }

    func ask(scope: [String] = ["openid"]) async throws -> Waiting {
        let (outcome, waiting) = try await tryToAsk(scope: scope)
        guard outcome == .begun else { throw Unexpected(what: "\(outcome)") }
        return waiting
    }

    func poll(_ waiting: Waiting, as other: Application.ID? = nil) async throws -> DevicePollOutcome<Grant> {
        let refresh = NewRefreshToken(id: NewRefreshToken.ID(rawValue: waiting.refresh.row), digest: waiting.refresh.digest)
        return try await db.grants.begin(
            waiting.device, by: other ?? application.id, refresh: refresh, whereabouts: Whereabouts(address: nil, platform: nil))
    }

    /// Holds all requests for a moment while `body` runs: who wants one has looked by then, and goes on together with the others.
    func holdingRequests<Answer: Sendable>(_ body: () async throws -> Answer) async throws -> Answer {
        let owner = db.owner
        async let held = owner.pipeline(["select request_id from device_requests for update", "select pg_sleep(0.6)"])
        try await Task.sleep(for: .milliseconds(150))
        let answer = try await body()
        _ = try await held
        return answer
    }
}
