/// Why a hook cannot be made, changed or used.
package enum HookRefusal: Refusal, Equatable {
    case notFound
    case missing(String)
    case name
    case kind
    case url(allowsLoopback: Bool)
    case milliseconds
    case failureMode
    case activity(String)
    case claim(String)
    case tooManyClaims
    case overlap
    /// The field belongs to another kind of hook.
    case notOfThisKind(String)
    case tooMany
    case tooManyAtThePoint
    case noSuchDelivery
    case nothingToSend
    case switchedOff

    package var sentence: String {
        switch self {
        case .notFound: "No such hook."
        case .missing(let field): "\(field) is missing."
        case .name: "name: give 1 to 128 characters without control characters."
        case .kind: "kind: give one of \(Hook.Kind.all.map(\.name).joined(separator: ", "))."
        case .url(let allowsLoopback):
            "url: give an https URL without user, password or fragment"
                + (allowsLoopback ? " (http://localhost is allowed here)." : ".")
        case .milliseconds: "timeLimit: give 100 to 5000 milliseconds."
        case .failureMode: "failureMode: give deny or allow."
        case .activity(let text):
            "activities: \(text.prefix(60)) is none. GET …/events names them, such as invitationRedeemed and guestDeleted."
        case .claim(let text):
            "allowedClaims: \(text.prefix(64)) cannot be one: it is a claim of ours, another name for who it is or what it may, or not 1 to 64 letters, digits and _-.:/"
        case .tooManyClaims: "allowedClaims: give at most \(HookClaims.mostNames)."
        case .overlap: "overlap: give 0 to 168 hours."
        case .notOfThisKind(let field): "\(field) does not belong to a hook of this kind."
        case .tooMany: "A tenant can have at most \(Hook.most) hooks."
        case .tooManyAtThePoint: "A decision asks at most \(Hook.mostAtOnePoint) hooks."
        case .noSuchDelivery: "No such delivery. List them with GET …/hooks/{hook}/deliveries."
        case .nothingToSend: "Only an event that is still in the log is sent again, not a decision or a test."
        case .switchedOff: "The hook is switched off. Switch it on first: -d enabled=true."
        }
    }
}
