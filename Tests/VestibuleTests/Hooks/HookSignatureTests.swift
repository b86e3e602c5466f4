import Foundation
import Testing

@testable import Vestibule

@Suite("A hook's signature") struct HookSignatureTests {
    /// The example that Standard Webhooks' libraries are tested with.
    private static let secret = Array(Data(base64Encoded: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") ?? Data())
    private static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private static let body = Array(#"{"test": 2432232314}"#.utf8)
    private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    @Test("is the one of Standard Webhooks") func vector() {
        let text = HookSignature.text(id: Self.id, seconds: 1_614_265_330, body: Self.body, secrets: [Self.secret])
        #expect(text == Self.signature)
        #expect(HookSecrets.text(Self.secret) == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    }

    @Test("is one for each secret while it is rotated, the newest first") func rotation() {
        let new = Array(repeating: UInt8(3), count: 32)
        let text = HookSignature.text(id: Self.id, seconds: 1_614_265_330, body: Self.body, secrets: [new, Self.secret])
        let both = text.split(separator: " ").map(String.init)
        #expect(both.count == 2 && both[1] == Self.signature && both[0].hasPrefix("v1,") && both[0] != both[1])
    }

    @Test("is of its id, its time and its body") func parts() {
        func text(_ id: String, _ seconds: Int, _ body: [UInt8]) -> String {
            HookSignature.text(id: id, seconds: seconds, body: body, secrets: [Self.secret])
        }
        let others = [
            text("msg_other", 1_614_265_330, Self.body), text(Self.id, 1_614_265_331, Self.body), text(Self.id, 1_614_265_330, []),
        ]
        #expect(!others.contains(Self.signature))
    }

    @Test("is made by the former secret too until its time is over") func opened() throws {
        let tenant = Surroundings.sample().newID(of: Tenant.self)
        let hook = Surroundings.sample().newID(of: Hook.self)
        let vault = try Vault(masterKeys: [Array(repeating: 7, count: 32)])
        let now = Surroundings.sample().now()
        let secrets = HookSecrets(
            sealed: try HookSecrets.seal([2], for: hook, of: tenant, with: vault),
            sealedFormer: try HookSecrets.seal([1], for: hook, of: tenant, with: vault), formerUntil: now + 60)
        #expect(try secrets.opened(for: hook, of: tenant, with: vault, at: now) == [[2], [1]])
        #expect(try secrets.opened(for: hook, of: tenant, with: vault, at: now + 60) == [[2]])
        // Another hook's does not open.
        #expect(throws: VaultError.damaged) {
            try secrets.opened(for: Surroundings.sample().newID(), of: tenant, with: vault, at: now)
        }
    }
}
