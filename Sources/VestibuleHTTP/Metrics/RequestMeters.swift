import Synchronization
import Vestibule

/// What is counted of the requests for one line of the table of routes.
final class RouteMeter: Sendable {
    let method: String
    /// The path as the table has it, never as it was asked for.
    let route: String
    private let classes = (1...5).map { _ in Counter() }
    private let durations = Histogram()

    init(method: String, route: String) {
        self.method = method
        self.route = route
    }

    func count(status: Int, nanoseconds: Int) {
        classes[min(max(status / 100, 1), 5) - 1].count()
        durations.observe(nanoseconds: nanoseconds)
    }

    private var labels: [MetricFamily.Label] { [("method", method), ("route", route)] }

    /// None before the first request.
    var requests: [MetricFamily.Sample] {
        guard classes.contains(where: { $0.value > 0 }) else { return [] }
        return classes.enumerated().dropFirst().map { index, counter in
            .init(labels + [("status", "\(index + 1)xx")], Double(counter.value))
        }
    }

    var latencies: [MetricFamily.Sample] {
        requests.isEmpty ? [] : durations.samples(labels)
    }
}

/// What is counted of all requests of this process.
package final class RequestMeters: Sendable {
    /// For what no route fits, and for methods that a route does not take: a stranger's path or method is no label.
    let unknown = RouteMeter(method: "other", route: "none")
    private let lines: Mutex<[RouteMeter]>
    private let refusals = Mutex<[BearerRefusal: Int]>([:])
    private let underWay = Atomic(0)

    package init() { lines = Mutex([unknown]) }

    /// The meter of a line of the table, made once, when the router is.
    func meter(method: String, route: String) -> RouteMeter {
        lines.withLock { lines in
            if let known = lines.first(where: { $0.method == method && $0.route == route }) { return known }
            let meter = RouteMeter(method: method, route: route)
            lines.append(meter)
            return meter
        }
    }

    func begin() { underWay.add(1, ordering: .relaxed) }
    func end() { underWay.subtract(1, ordering: .relaxed) }

    func refused(_ refusal: BearerRefusal) { refusals.withLock { $0[refusal, default: 0] += 1 } }

    var families: [MetricFamily] {
        let lines = lines.withLock { $0 }
        let refusals = refusals.withLock { $0 }
        return [
            MetricFamily(
                "vestibule_http_requests_total", .counter, "Requests answered, by line of the table of routes and class of status.",
                lines.flatMap(\.requests)),
            MetricFamily(
                "vestibule_http_request_duration_seconds", .histogram,
                "From a request's head to its answer being handed to the connection.", lines.flatMap(\.latencies)),
            MetricFamily(
                "vestibule_http_requests_in_progress", .gauge, "Requests being worked on.",
                Double(underWay.load(ordering: .relaxed))),
            MetricFamily(
                "vestibule_bearer_refusals_total", .counter, "Bearer tokens turned away, by door and reason.",
                BearerRefusal.all.map { refusal in
                    .init(
                        [("door", refusal.door.rawValue), ("reason", refusal.reason.rawValue)],
                        Double(refusals[refusal, default: 0]))
                }),
        ]
    }
}

/// Why a bearer token did not open a door.
struct BearerRefusal: Sendable, Hashable {
    enum Door: String, Sendable, CaseIterable { case application, admin }
    enum Reason: String, Sendable, CaseIterable {
        case notAuthenticated = "not_authenticated"
        case notPermitted = "not_permitted"
        case tenantSuspended = "tenant_suspended"
    }

    let door: Door
    let reason: Reason

    static let all = Door.allCases.flatMap { door in Reason.allCases.map { BearerRefusal(door: door, reason: $0) } }

    init(door: Door, reason: Reason) {
        self.door = door
        self.reason = reason
    }

    /// Nil for an accident: nobody was turned away.
    init?(door: Door, _ error: any Error) {
        switch error {
        case RequestRefusal.notAuthenticated: self.init(door: door, reason: .notAuthenticated)
        case RequestRefusal.notPermitted: self.init(door: door, reason: .notPermitted)
        case TenantRefusal.suspended: self.init(door: door, reason: .tenantSuspended)
        default: return nil
        }
    }
}
