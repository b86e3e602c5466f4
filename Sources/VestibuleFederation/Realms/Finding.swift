/// What became of one question about a domain.
enum Finding<Value: Sendable & Equatable>: Sendable, Equatable {
    case learned(Value)
    /// No answer, or none that means anything.
    case nothing
}
