import Foundation
import Glibc
import TestSupport

/// A headless Chromium, driven through chromedriver by WebDriver's own protocol (W3C WebDriver 2).
struct WebDriver: Sendable {
    enum Window: Sendable {
        case desktop
        case phone

        fileprivate var options: [String: JSON] {
            switch self {
            case .desktop: [:]
            case .phone:
                [
                    "mobileEmulation": [
                        "deviceMetrics": ["width": .number(375), "height": .number(812), "pixelRatio": .number(2)]
                    ]
                ]
            }
        }
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let port: Int
    private let session: String
    /// Chromium itself, which outlives a chromedriver that is killed.
    private let process: Int32
    private static let program = "/usr/bin/chromedriver"
    /// The key that names an element in an answer (W3C WebDriver §12).
    private static let elementKey = "element-6066-11e4-a52e-4f735466cecf"

    /// Runs `body` with a browser that is gone afterwards.
    static func run(
        _ window: Window, _ body: (WebDriver) async throws -> Void
    ) async throws {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw Failure(
                description:
                    "The browser tests need chromedriver: apt-get install chromium chromium-driver (deploy/test does)")
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "vestibule-browser-\(UUID().uuidString)")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let port = try TestService.freePort()
        let driver = try Program(program, ["--port=\(port)"], saysInto: "\(folder)/chromedriver.log")
        let outcome: Result<Void, any Error>
        do {
            let browser = try await start(port, folder, window)
            do {
                try await body(browser)
                outcome = .success(())
            } catch { outcome = .failure(error) }
            if (try? await browser.ask("DELETE", "")) == nil { kill(browser.process, SIGKILL) }
        } catch { outcome = .failure(error) }
        try await driver.end()
        try? FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    private static func start(_ port: Int, _ folder: String, _ window: Window) async throws
        -> WebDriver
    {
        try await eventually("chromedriver is ready") {
            let answer = try? await HTTPExchange(target: "/status").send(to: port)
            return answer?.json["value"]["ready"] == true
        }
        let arguments: [JSON] = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900",
            "--lang=en",
            .string("--user-data-dir=\(folder)/profile"),
        ]
        var options: [String: JSON] = ["binary": "/usr/bin/chromium", "args": .array(arguments)]
        options.merge(window.options) { _, new in new }
        options["prefs"] = ["intl.accept_languages": "en"]
        let wish: JSON = ["capabilities": ["alwaysMatch": ["goog:chromeOptions": .object(options)]]]
        let answer = try await HTTPExchange(method: "POST", target: "/session", body: wish.bytes).send(
            to: port, within: 60)
        guard let session = answer.json["value"]["sessionId"].text,
            case .number(let process) = answer.json["value"]["capabilities"]["goog:processID"]
        else { throw Failure(description: "no browser: \(answer.text.prefix(500))") }
        return WebDriver(port: port, session: session, process: Int32(process))
    }

    func open(_ url: String) async throws { try await ask("POST", "/url", ["url": .string(url)]) }

    var url: String {
        get async throws { try await ask("GET", "/url").text ?? "" }
    }

    /// Waits for a page with this heading.
    func sees(_ heading: String) async throws {
        try await eventually("the page “\(heading)”") { (try? await text("h1")) == heading }
    }

    /// The text of the first element that `selector` finds, as a person sees it.
    func text(_ selector: String) async throws -> String {
        try await ask("GET", "/element/\(element(selector))/text").text ?? ""
    }

    func click(_ selector: String) async throws {
        try await ask("POST", "/element/\(element(selector))/click", [:])
    }

    /// Clicks on what leads to another page, and waits for that page or the one that it moves on to by itself.
    func follow(_ selector: String, to headings: (String) -> Bool) async throws -> String {
        _ = try await evaluate("window.isLeft = true")
        try await click(selector)
        return try await eventually("the next page") {
            guard (try? await evaluate("return window.isLeft === undefined")) == true, let heading = try? await text("h1"),
                headings(heading)
            else { return nil }
            return heading
        }
    }

    /// Cookies of this machine, whatever the port.
    func forgetEverything() async throws { try await ask("DELETE", "/cookie") }

    func forget(_ cookie: String) async throws { try await ask("DELETE", "/cookie/\(cookie)") }

    func type(_ text: String, into selector: String) async throws {
        try await ask("POST", "/element/\(element(selector))/value", ["text": .string(text)])
    }

    /// Presses keys one after the other, whatever has the focus.
    func press(_ keys: [Key]) async throws {
        let actions = keys.flatMap { key -> [JSON] in
            [["type": "keyDown", "value": .string(key.code)], ["type": "keyUp", "value": .string(key.code)]]
        }
        try await ask(
            "POST", "/actions", ["actions": [["type": "key", "id": "keyboard", "actions": .array(actions)]]])
    }

    enum Key: Sendable {
        case tab, enter, character(Character)

        fileprivate var code: String {
            switch self {
            case .tab: "\u{E004}"
            case .enter: "\u{E007}"
            case .character(let character): String(character)
            }
        }
    }

    func evaluate(_ script: String) async throws -> JSON {
        try await ask("POST", "/execute/sync", ["script": .string(script), "args": []])
    }

    /// What the window shows, as PNG.
    func screenshot() async throws -> Data {
        guard let data = Data(base64Encoded: try await ask("GET", "/screenshot").text ?? "") else {
            throw Failure(description: "the screenshot cannot be read")
        }
        return data
    }

    private func element(_ selector: String) async throws -> String {
        let found = try await ask("POST", "/element", ["using": "css selector", "value": .string(selector)])
        return found[Self.elementKey].text ?? ""
    }

    @discardableResult
    func ask(_ method: String, _ path: String, _ body: JSON? = nil) async throws -> JSON {
        let answer = try await HTTPExchange(
            method: method, target: "/session/\(session)\(path)", body: body?.bytes ?? []
        )
        .send(to: port, within: 20)
        guard answer.status == 200 else {
            throw Failure(description: "\(method) \(path): \(answer.json["value"]["message"].text ?? answer.text)")
        }
        return answer.json["value"]
    }
}
