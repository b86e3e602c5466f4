import Foundation
import Synchronization

@testable import Vestibule

extension Hook {
    static let vault = try? Vault(masterKeys: [Array(repeating: 7, count: 32)])

    /// With a secret that the sample vault opens for the tenant.
    static func sample(
        _ kind: Kind = .decision(.tokenIssuing), name: String = "Projects", url: String = "https://hooks.contoso.example/",
        failureMode: FailureMode = .deny, allowedClaims: [String] = [], isEnabled: Bool = true, of tenant: Tenant.ID
    ) throws -> Hook {
        let id = Surroundings.sample().newID(of: Hook.self)
        let sealed = try HookSecrets.seal(
            Array(repeating: 1, count: 32), for: id, of: tenant, with: try Vault(masterKeys: [Array(repeating: 7, count: 32)]))
        return Hook(
            id: id, name: name, url: url, kind: kind, failureMode: failureMode, isEnabled: isEnabled, allowedClaims: allowedClaims,
            secrets: HookSecrets(sealed: sealed), createdAt: Surroundings.sample().now())
    }
}

/// Hooks that say by their URL what they are.
final class ScriptedHooks: HookCaller {
    struct Call: Sendable {
        let url: String
        let headers: [String: String]
        let body: [UInt8]
    }

    private let said: Mutex<[String: HookReply]>
    private let heard = Mutex<[Call]>([])

    var calls: [Call] { heard.withLock { $0 } }

    init(_ said: [String: HookReply]) { self.said = Mutex(said) }

    func say(_ reply: HookReply, at url: String) { said.withLock { $0[url] = reply } }

    func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to url: String, within: Duration
    ) async -> HookReply {
        heard.withLock {
            $0.append(Call(url: url, headers: Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) }), body: body))
        }
        return said.withLock { $0[url] } ?? HookReply(.failed(.unreachable), milliseconds: 1)
    }
}

extension HookReply {
    static func says(_ body: String, status: Int = 200) -> HookReply {
        HookReply(.answered(status: status, body: Array(body.utf8)), milliseconds: 5)
    }
}

extension HookAnswer {
    static func reading(_ text: String, allowing allowed: [String] = []) -> HookAnswer? {
        HookAnswer(Array(text.utf8), allowing: allowed)
    }
}
