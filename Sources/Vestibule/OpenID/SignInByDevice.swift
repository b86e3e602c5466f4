import FoundationEssentials

/// A guest lets a device in that has no browser, by typing its code in one that they are signed in with. The device learns of it by
/// ``GrantTokens/poll(_:of:by:)``.
package struct SignInByDevice: Sendable {
    private let requests: any DeviceRequestStore
    private let vault: Vault
    private let surroundings: Surroundings

    package init(requests: any DeviceRequestStore, vault: Vault, surroundings: Surroundings) {
        self.requests = requests
        self.vault = vault
        self.surroundings = surroundings
    }

    /// What the device is told, this once.
    package struct Asked: Sendable {
        package var deviceCode: Credential
        package var userCode: UserCode
    }

    /// - Throws: ``DeviceRefusal`` for an application that is not allowed it, or asks too often from one network.
    package func ask(for application: Application, scope: [String], from network: String) async throws -> Asked {
        guard application.allowsDeviceFlow else { throw DeviceRefusal.notAllowed }
        let id = surroundings.newID(of: DeviceRequest.self)
        let deviceCode = Credential(.deviceCode, tenant: application.tenant, row: id, in: surroundings)
        // That a code is taken is as likely as to guess one; that three are, is no chance.
        for _ in 1...3 {
            let userCode = UserCode.draw(in: surroundings)
            let new = NewDeviceRequest(
                id: id, digest: deviceCode.digest, userCode: userCode.authenticationCode(of: application.tenant, by: vault),
                application: application.id, scope: scope, network: network)
            switch try await requests.begin(new, of: application.tenant) {
            case .begun: return Asked(deviceCode: deviceCode, userCode: userCode)
            case .codeTaken: continue
            case .tooMany(let until):
                throw DeviceRefusal.tooMany(seconds: max(1, Int(until.timeIntervalSince(surroundings.now()).rounded(.up))))
            }
        }
        throw NoFreeUserCode()
    }

    /// What waits under the code.
    package func look(_ code: UserCode, by session: Session, from network: String) async throws -> TypedCodeOutcome {
        try await requests.find(
            code.authenticationCode(of: session.tenant, by: vault), deciding: nil, by: session, from: network)
    }

    /// Allows or refuses what waits under the code, for good.
    package func decide(
        _ code: UserCode, isAllowed: Bool, by session: Session, from network: String
    ) async throws -> TypedCodeOutcome {
        try await requests.find(
            code.authenticationCode(of: session.tenant, by: vault), deciding: isAllowed, by: session, from: network)
    }
}

package enum DeviceRefusal: Refusal, Equatable {
    case notAllowed
    case tooMany(seconds: Int)

    package var sentence: String {
        switch self {
        case .notAllowed:
            "The application may not sign guests in by a device. An administrator allows it: PATCH deviceFlow=true."
        case .tooMany:
            "Too many devices of this application wait for their guests in this network. Try again when the first of them is done."
        }
    }
}

/// Three codes drawn at random were all taken: an accident, because there are billions.
struct NoFreeUserCode: Error {}
