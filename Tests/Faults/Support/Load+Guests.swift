import Foundation
import TestSupport

extension Load {
    /// Takes links as they are made and redeems them; every third one is raced for by two browsers.
    func redeem() async {
        var number = 0
        while ledger.isOpen {
            guard let link = ledger.takeLink() else {
                await rest()
                continue
            }
            number += 1
            await withDiscardingTaskGroup { group in
                for _ in 0..<(number % 3 == 0 ? 2 : 1) { group.addTask { await Guest(self, link).redeem() } }
            }
            if pause > .zero { await rest(pause) }
        }
    }

    /// One person with one browser and one link, who tries again where the service is away.
    private struct Guest {
        let load: Load
        let link: Ledger.Link
        let browser: Browser

        init(_ load: Load, _ link: Ledger.Link) {
            self.load = load
            self.link = link
            browser = load.stage.browser()
        }

        /// Goes on from whatever page it is shown, and begins anew from the link when there is none.
        func redeem() async {
            for _ in 0..<60 where load.ledger.isOpen {
                do {
                    if try await isThrough() {
                        if Bool.random() { try await signIn() }
                        return
                    }
                } catch {
                    await load.rest(.milliseconds(100))
                }
            }
        }

        private enum Trouble: Error {
            case noWayOn
        }

        /// - Returns: Whether the guest is in; false when the link was used: by an acceptance whose answer was lost, or in the
        ///   other browser.
        private func isThrough() async throws -> Bool {
            var page = try await open(link.url)
            for _ in 0..<8 {
                if page.has("/consent") { return try await accept(page) }
                if page.has("/passcode") {
                    page = try await typeCode(page)
                } else if page.has("/continue") {
                    page = try await browser.press(page, "/continue")
                } else {
                    check(page)
                    guard page.status == 410 else { throw Trouble.noWayOn }
                    return false
                }
            }
            throw Trouble.noWayOn
        }

        private func open(_ url: String) async throws -> Page {
            Page(answer: try await load.diary.note(.page) { try await browser.open(url).answer }, url: url)
        }

        /// A wrong code now and then, and the right one twice: it proves once.
        private func typeCode(_ page: Page) async throws -> Page {
            guard let code = try? await load.stage.service.mailbox.code(to: link.address, for: page, within: .seconds(3))
            else { return try await browser.press(page, "/resend") }
            if Int.random(in: 0..<4) == 0 { _ = try await browser.enter("00000000", on: page) }
            let next = try await browser.enter(code, on: page)
            if Int.random(in: 0..<3) == 0 { _ = try await browser.enter(code, on: page) }
            return next
        }

        private func accept(_ page: Page) async throws -> Bool {
            let end = try await browser.accept(page)
            if end.location == Stage.redirectURL {
                load.ledger.redeemed(link.address, by: browser)
                return true
            }
            check(end)
            throw Trouble.noWayOn
        }

        /// Comes back with a new code, which two presses try to use at the same moment.
        private func signIn() async throws {
            let other = load.stage.browser()
            let page = try await other.askToSignIn(to: load.stage.tenant, as: link.address)
            guard page.has("/passcode"),
                let code = try? await load.stage.service.mailbox.code(to: link.address, for: page, within: .seconds(3))
            else { return check(page) }
            await withDiscardingTaskGroup { group in
                for _ in 0..<2 {
                    group.addTask {
                        guard let end = try? await other.enter(code, on: page, follows: false) else { return }
                        check(end)
                        if end.location?.hasSuffix("/me") == true {
                            load.ledger.signedIn(link.address, by: code, in: other)
                        }
                    }
                }
            }
        }

        private func check(_ page: Page) {
            if page.status >= 500, page.status != 503 {
                load.ledger.accident("\(page.url) answered \(page.status): \(page.text.prefix(300))")
            }
        }
    }
}

extension Page {
    func has(_ form: String) -> Bool { (try? self.form(form)) != nil }
}
