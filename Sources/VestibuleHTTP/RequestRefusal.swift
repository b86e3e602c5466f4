import Vestibule

/// A request that is refused for what it is, before any rule of the product is asked.
enum RequestRefusal: Refusal, Equatable {
    case malformed(String)
    case tooLarge
    case tooSlow
    case wrongType(String)
    case notAuthenticated(String)
    case notPermitted(String)
    case notFound(String)
    case conflict(String)

    var sentence: String {
        switch self {
        case .malformed(let sentence), .wrongType(let sentence), .notAuthenticated(let sentence),
            .notPermitted(let sentence), .notFound(let sentence), .conflict(let sentence):
            sentence
        case .tooLarge: "The body is too large: at most 1 MiB of JSON, 16 KiB of form fields."
        case .tooSlow: "The body did not come in time. Send it faster."
        }
    }
}
