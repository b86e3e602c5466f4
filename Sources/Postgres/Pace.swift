/// How long a unit of work keeps its connection, which decides whether others may share it.
///
/// Units of one known pace that come while one is under way go together, as one implicit transaction: they spare both sides the
/// changing of hands between threads, and the server all commits but one, which cost more than what they do. Whoever comes
/// meanwhile waits for whoever is before. Such a unit must bring its own scope (``VestibuleStore``'s tenant), and leave no transaction
/// open.
package enum Pace: Sendable, Hashable {
    /// Nobody can say: it has a connection to itself.
    case unknown
    /// It reads a few rows by their key.
    case lookup
    /// It writes a few rows by their key, and waits for the disk. Together such units hold each other's locks, until the last is
    /// done: see ``Flight/patience``.
    case commit
}
