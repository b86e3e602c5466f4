import HTTPTypes
import Hummingbird
import Vestibule

/// One line of the table of contents: how a thing is reached, who may, and what answers.
struct HTTPRoute: Sendable {
    typealias Handler = @Sendable (Request, RequestFacts) async throws -> Response

    let method: HTTPRequest.Method
    let path: String
    let access: Access
    let handler: Handler
    /// What answers instead where guests come in by the same door.
    var handlerAtSharedDoor: Handler?

    /// Who may: every route says it, and there is no route without.
    enum Access: Sendable, Equatable {
        /// A bearer token of an application with this permission.
        case application(Permission)
        /// A bearer token of any application: what it may do is asked for each thing that it does.
        case anyApplication
        /// A bearer admin token; `everyTenant` where one limited to a tenant will not do.
        case admin(everyTenant: Bool)
        /// A person's browser: links, forms and sessions prove what they need to.
        case person
        /// Anybody, for the reason given.
        case anybody(because: String)
        /// The mail system, by the bearer token that it was given.
        case mailSystem
        /// The token endpoint: client authentication in the request itself.
        case client
    }

    /// Whether this listener serves it. Probes are everywhere, for a balancer asks the door that it sends guests to.
    func isServed(at listener: Listener) -> Bool {
        switch (listener, Audience(path: path)) {
        case (.only, _), (.operators, .admin), (.operators, .machine): true
        case (.operators, _), (.guests, .admin): false
        case (.guests, _): path != "/metrics"
        }
    }
}

/// A door of the process to the network: one for everything, or one for guests and applications and one for operators.
package enum Listener: Sendable {
    case only, guests, operators
}

/// What reads the answer, so that an error comes in its shape.
enum Audience: Sendable {
    case graph, oauth, admin, person, machine

    init(path: String) {
        let first = path.split(separator: "/").first.map { $0.lowercased() } ?? ""
        switch first {
        case "v1.0", "beta": self = .graph
        case "admin": self = .admin
        case "health", "metrics", "bounces", "errors", "openapi.json": self = .machine
        default:
            let lowered = path.lowercased()
            self =
                (lowered.contains("/oauth2/") && !lowered.hasSuffix("/authorize") && !lowered.hasSuffix("/logout"))
                    || lowered.hasSuffix("/openid/userinfo") || lowered.contains("/.well-known/") || lowered.contains("/discovery/")
                ? .oauth : .person
        }
    }
}
