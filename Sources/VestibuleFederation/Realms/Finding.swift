/// What became of one question about a domain.
enum Finding<Value: Sendable & Equatable>: Sendable, Equatable {
    case learned(Value)
    /// It answered, and what it says of this domain means nothing here.
    case nothing
    /// No answer, or one of a directory that is not well.
    case failure
}
