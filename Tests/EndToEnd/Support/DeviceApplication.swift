import OpenIDConnect
import TestSupport
import Testing

/// An application on a device without a browser, as its own code would do it.
struct DeviceApplication: Sendable {
    let tenant: TestTenant
    let clientID: String

    /// What a device shows and keeps.
    struct Begun: Sendable {
        let answer: HTTPAnswer
        var userCode: String { answer.json["user_code"].text ?? "" }
        var deviceCode: String { answer.json["device_code"].text ?? "" }
        var link: String { answer.json["verification_uri_complete"].text ?? "" }
    }

    /// Without a secret, as a command line tool.
    static func register(at tenant: TestTenant, allowed: Bool = true) async throws -> DeviceApplication {
        let made = try await tenant.service.admin(
            "POST", "/tenants/\(tenant.domain)/applications",
            ["name": "Contoso Sync", "public": true, "deviceFlow": .bool(allowed)])
        return DeviceApplication(tenant: tenant, clientID: made["clientId"].text ?? "")
    }

    func begin(_ changes: [String: String] = [:]) async throws -> Begun {
        let begun = Begun(
            answer: try await post("devicecode", ["scope": "openid profile email offline_access"].merging(changes) { $1 }))
        for secret in [begun.userCode, begun.deviceCode] where !secret.isEmpty { NeverPrinted.note(secret) }
        return begun
    }

    func poll(_ begun: Begun, _ changes: [String: String] = [:]) async throws -> HTTPAnswer {
        try await post(
            "token", ["grant_type": DeviceAuthorizationRequest.grantType, "device_code": begun.deviceCode].merging(changes) { $1 })
    }

    /// What it is told that asks: an error, or `ok`.
    func told(_ begun: Begun, _ changes: [String: String] = [:]) async throws -> String {
        let answer = try await poll(begun, changes)
        return answer.json["error"].text ?? (answer.status == 200 ? "ok" : "\(answer.status)")
    }

    func post(_ endpoint: String, _ fields: [String: String], domain: String? = nil) async throws -> HTTPAnswer {
        let all = ["client_id": clientID].merging(fields) { $1 }
        let answer = try await tenant.service.call(
            "POST", "/\(domain ?? tenant.domain)/oauth2/v2.0/\(endpoint)",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array(FormText.encode(all.map { (name: $0.key, value: $0.value) }).utf8))
        for name in ["access_token", "id_token", "refresh_token"] {
            if let token = answer.json[name].text { NeverPrinted.note(token) }
        }
        return answer
    }
}

extension Browser {
    /// Types a device's code at the tenant's page.
    ///
    /// - Returns: The page that asks, if the code was one.
    func type(_ code: String, at tenant: TestTenant) async throws -> Page {
        try await press(open("/\(tenant.domain)/device"), "/device", [("code", code)])
    }

    func decide(_ decision: String, _ code: String, on page: Page) async throws -> Page {
        try await press(page, "/device/decision", [("code", code), ("decision", decision)])
    }

    @discardableResult
    func allow(_ begun: DeviceApplication.Begun, at tenant: TestTenant) async throws -> Page {
        try await decide("allow", begun.userCode, on: type(begun.userCode, at: tenant))
    }
}
