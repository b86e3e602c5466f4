/// How long a unit of work keeps its connection, which decides whether others may be sent behind it.
///
/// A server answers the units of one connection in turn (libpq, Pipeline Mode). Sent behind one another they spare both sides the
/// changing of hands between threads, which costs more than a look-up does; but whoever is behind waits for whoever is before.
/// A unit of a known pace must bring its own scope (``VestibuleStore``'s tenant), and leave no transaction open.
package enum Pace: Sendable, Hashable {
    /// Nobody can say: it has a connection to itself.
    case unknown
    /// It reads a few rows by their key. Those that come while one is under way go together, as one implicit transaction.
    case lookup
    /// It writes a few rows by their key, and waits for the disk. It is a transaction of its own: together they would hold
    /// each other's locks.
    case commit
}
