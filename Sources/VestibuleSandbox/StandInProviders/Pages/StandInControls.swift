import HTTPTypes
import Hummingbird

/// The front page of a stand-in: what is registered, who is there, and how to make it misbehave.
///
/// For programs: `POST /stand-in/keys/rotate`, and `POST /stand-in/outage` with `kind=` one of ``Outage/Kind`` or `off`, and, if
/// wished, `part=` and `seconds=`. Both answer 303.
struct StandInControls: Sendable {
    let dialect: any ProviderDialect
    let clients: [StandInClient]
    let keys: StandInKeys
    let outage: OutageSwitch

    func addRoutes(to router: Router<LoopbackSite.Context>) {
        router.get("/", use: show)
        router.post("/stand-in/keys/rotate", use: rotate)
        router.post("/stand-in/outage", use: setOutage)
    }

    @Sendable
    private func show(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let page = StandInFrontPage(
            dialect: dialect, clients: clients, keys: try await keys.published.map(\.id), outage: outage.current)
        return LoopbackSite.response(page.document.html)
    }

    @Sendable
    private func rotate(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        try await keys.rotate()
        return .redirect(to: "/")
    }

    @Sendable
    private func setOutage(_ request: Request, _ context: LoopbackSite.Context) async throws -> Response {
        let form = try await StandInForm(bodyOf: request)
        guard let wish = form["kind"] else { throw HTTPError(.badRequest, message: "Say kind=.") }
        if wish == "off" {
            outage.current = nil
        } else {
            guard let kind = Outage.Kind(rawValue: wish) else {
                let kinds = Outage.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw HTTPError(.badRequest, message: "kind is off or one of \(kinds).")
            }
            let part = form["part"].map { Outage.Part(rawValue: $0) }
            if part == .some(nil) {
                let parts = Outage.Part.allCases.map(\.rawValue).joined(separator: ", ")
                throw HTTPError(.badRequest, message: "part is one of \(parts), or not there for all.")
            }
            let seconds = form["seconds"].map { Int($0) } ?? 30
            guard let seconds, (0...600).contains(seconds) else {
                throw HTTPError(.badRequest, message: "seconds is a number from 0 to 600.")
            }
            outage.current = Outage(kind: kind, part: part ?? nil, seconds: seconds)
        }
        return .redirect(to: "/")
    }
}
