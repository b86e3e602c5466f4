import HTTPTypes
package import Hummingbird

/// Finds routes in any case of their paths, as Graph's clients write them, at the price of one case for nearly all requests.
///
/// Hummingbird compares without case by characters, each made a text of its own: a fifth of a small request. Every path of the table is
/// in lower case, so a path that holds nothing but lower-case ASCII is found as it stands.
package struct AnyCaseRouter: HTTPResponderBuilder {
    /// Those that a path is asked about; every line of a table is one of them, and what is none is a 405.
    static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]

    private let exact: Router<RequestFacts>
    private let folding: Router<RequestFacts>

    init(_ fill: (Router<RequestFacts>) -> Void) {
        exact = Router(context: RequestFacts.self, options: [.autoGenerateHeadEndpoints])
        folding = Router(context: RequestFacts.self, options: [.caseInsensitive, .autoGenerateHeadEndpoints])
        fill(exact)
        fill(folding)
    }

    package func buildResponder() -> Responder<RouterResponder<RequestFacts>> {
        Responder(exact: exact.buildResponder(), folding: folding.buildResponder())
    }

    package struct Responder<Found: HTTPResponder>: HTTPResponder where Found.Context == RequestFacts {
        let exact: Found
        let folding: Found

        package func respond(to request: Request, context: RequestFacts) async throws -> Response {
            let finder = Self.isInLowerCase(request.head.path ?? "") ? exact : folding
            return try await finder.respond(to: request.withKnownMethod.withPlainDollars, context: context)
        }

        /// Whether there is nothing to fold before the query.
        private static func isInLowerCase(_ target: String) -> Bool {
            for byte in target.utf8 {
                switch byte {
                case UInt8(ascii: "?"): return true
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...: return false
                default: continue
                }
            }
            return true
        }
    }
}

extension Request {
    /// A method that nobody knows goes the way of TRACE, which no path takes: so it hears which ones the path does.
    fileprivate var withKnownMethod: Request {
        guard !AnyCaseRouter.methods.contains(method) else { return self }
        var head = head
        head.method = .trace
        return Request(head: head, body: body)
    }

    /// Some write Graph's `$count`, `$ref` and `$batch` with an encoded dollar.
    fileprivate var withPlainDollars: Request {
        guard let target = head.path, target.utf8.contains(UInt8(ascii: "%")) else { return self }
        let path = target.prefix { $0 != "?" }
        guard path.contains("%24") else { return self }
        var head = head
        head.path = String(path.replacing("%24", with: "$")) + target[path.endIndex...]
        return Request(head: head, body: body)
    }
}
