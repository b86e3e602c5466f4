import Foundation
import Vestibule
import VestibuleHTTP
import VestibuleStore

/// Whether the master keys open what the database holds, which of them are still needed, and whether every tenant can sign.
enum KeysMatter {
    static func findings(_ things: SealedThings, vault: Vault) -> [Finding] {
        let names = vault.keyNames
        let maker = SigningKeyMaker(vault: vault, surroundings: .live)
        let damaged = things.samples.filter { names.contains(Array($0.key.sealedPrivateKey.dropFirst().prefix(4))) }
            .count { !maker.canOpen($0.key, of: $0.tenant) }
        return masterKeys(things, names: names, damaged: damaged) + signing(things)
    }

    /// - Parameter damaged: Samples that did not open under the key that they name.
    static func masterKeys(_ things: SealedThings, names: [[UInt8]], damaged: Int) -> [Finding] {
        var findings: [Finding] = []
        let lost = things.heaps.filter { !names.contains($0.masterKey) }
        if !lost.isEmpty {
            findings.append(
                .wrong(
                    "master key", "does not open \(words(lost)): they were sealed by another",
                    mend: "add the earlier key after the new one in VESTIBULE_MASTER_KEY, separated by a comma"))
        }
        if damaged > 0 {
            findings.append(
                .wrong(
                    "master key", "a signing key does not open though its master key is here: it was changed in the database",
                    mend: "make the tenant a new one: admin $BASE/admin/tenants/$T/signing-keys -d algorithm=ES256 -d now=true"))
        }
        for (place, name) in names.enumerated().dropFirst() {
            let uses = things.heaps.filter { $0.masterKey == name }
            findings.append(
                uses.isEmpty
                    ? .warning(
                        "master key", "number \(place + 1) opens nothing any more",
                        mend: "a day after it stopped sealing, take it out of VESTIBULE_MASTER_KEY")
                    : .ok("master key", "number \(place + 1) is still needed for \(words(uses))"))
        }
        if findings.allSatisfy({ $0.verdict == .ok }) {
            findings.insert(
                .ok(
                    "master key",
                    things.heaps.isEmpty ? "is whole; the database holds nothing sealed yet" : "opens what the database holds"),
                at: 0)
        }
        return findings
    }

    static func signing(_ things: SealedThings) -> [Finding] {
        if things.tenantsWithoutKey > 0 {
            return [
                .wrong(
                    "signing keys", "\(things.tenantsWithoutKey) tenant(s) have none that signs now",
                    mend: "admin $BASE/admin/tenants/$T/signing-keys -d algorithm=ES256 -d now=true, and the same with RS256")
            ]
        }
        guard let days = things.oldestKeyDays else { return [.ok("signing keys", "no tenant yet")] }
        if days > 400 {
            return [
                .warning(
                    "signing keys", "the oldest that signs is \(days) days old",
                    mend: "once a year: admin $BASE/admin/tenants/$T/signing-keys -d algorithm=ES256")
            ]
        }
        return [.ok("signing keys", "every tenant has one, the oldest is \(days) days old")]
    }

    private static func words(_ heaps: [SealedThings.Heap]) -> String {
        heaps.map { "\($0.count) \($0.kind)" }.joined(separator: ", ")
    }
}
