import Foundation
import TestSupport

/// Clients that invite, redeem and repeat, as good clients do, until the ledger closes.
struct Load: Sendable {
    let stage: Stage
    let ledger: Ledger
    let diary: Diary
    /// A way to the service that swallows its answers.
    let lossy: Wire?
    var callersWithKeys = 3
    var callersWithout = 1
    var guests = 3
    /// Between two requests of one client.
    var pause: Duration = .zero
    /// Also asks again and again for readiness and for a page.
    var watches = false

    /// Runs everybody while `body` runs, and lets them finish what they have begun.
    func run(during body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            for caller in 0..<callersWithKeys { group.addTask { await invite(as: "key\(caller)", hasKey: true) } }
            for caller in 0..<callersWithout { group.addTask { await invite(as: "plain\(caller)", hasKey: false) } }
            for _ in 0..<guests { group.addTask { await redeem() } }
            if watches { watch(in: &group) }
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
            ledger.close()
            try await group.waitForAll()
            try outcome.get()
        }
    }

    private func watch(in group: inout ThrowingTaskGroup<Void, any Error>) {
        for (kind, path) in [(Diary.Kind.readiness, "/health/ready"), (.page, "/\(stage.tenant)/signin")] {
            group.addTask {
                while ledger.isOpen {
                    _ = try? await diary.note(kind) { try await HTTPExchange(target: path).send(to: stage.service.port) }
                    await rest()
                }
            }
        }
    }

    func rest(_ time: Duration = .milliseconds(50)) async { try? await Task.sleep(for: time) }
}

// MARK: Inviting

extension Load {
    private func invite(as caller: String, hasKey: Bool) async {
        var number = 0
        while ledger.isOpen {
            let address = "guest\(number)@\(caller).example"
            if hasKey {
                await inviteUntilAnswered(address)
            } else if await ask(for: address, key: nil) == .unknown {
                await rest()
            }
            if number % 7 == 3 { await ask(for: "guest\(number)@\(caller).\(Stage.blockedDomain)", key: nil) }
            if hasKey, number % 5 == 2 {
                // The first request's answer again, and a refusal to use its key for somebody else.
                await ask(for: address, key: address)
                await ask(for: "thief\(number)@\(caller).example", key: address)
            }
            number += 1
            if pause > .zero { await rest(pause) }
        }
    }

    /// Repeats a request under one key until somebody answers it.
    private func inviteUntilAnswered(_ address: String) async {
        let patience = ContinuousClock.now + .seconds(90)
        while ContinuousClock.now < patience {
            guard await ask(for: address, key: address) == .unknown else { return }
            await rest()
        }
        ledger.accident("nobody answered about \(address) within 90 s")
    }

    @discardableResult
    private func ask(for address: String, key: String?) async -> Ledger.Word {
        let word = await answer(to: stage.invitation(of: address, key: key))
        ledger.write(word, about: address, hasKey: key != nil)
        return word
    }

    /// One time in eight the answer is lost on its way, one in eight the client hangs up without waiting for it.
    private func answer(to exchange: HTTPExchange) async -> Ledger.Word {
        let chance = lossy == nil ? 8 : Int.random(in: 0..<8)
        if chance == 0, let lossy {
            _ = try? await exchange.send(to: lossy.port, within: 15)
            return .unknown
        }
        if chance == 1 {
            try? await exchange.sendAndHangUp(to: stage.service.port)
            return .unknown
        }
        guard let answer = try? await diary.note(.invite, { try await exchange.send(to: stage.service.port) }) else {
            return .unknown
        }
        switch answer.status {
        case 201:
            guard let id = answer.json["id"].text, let link = answer.json["inviteRedeemUrl"].text else { return .unknown }
            return .acknowledged(id: id, link: link)
        case 400..<500: return .refused(answer.status)
        case 503: return .unknown
        default:
            ledger.accident("inviting answered \(answer.status): \(answer.text.prefix(300))")
            return .unknown
        }
    }
}
