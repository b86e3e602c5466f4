/// Something that we stand on cannot be reached just now: nothing was said to be done that was not, and trying again is right.
package struct Unavailable: Error, Sendable {
    /// For the log; the outside reads only that it should come back.
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }
}
