/// The browser that asks for a code: where from, and which guest it proved before, if any.
package struct AskingBrowser: Sendable, Equatable {
    /// An IPv4 address or an IPv6 /64.
    package var network: String
    /// The guest that this browser proved before, and the name of its own bucket.
    package var known: Known?

    package struct Known: Sendable, Equatable {
        package var guest: Guest.ID
        package var bucket: String

        package init(guest: Guest.ID, bucket: String) {
            self.guest = guest
            self.bucket = bucket
        }
    }

    package init(network: String, known: Known? = nil) {
        self.network = network
        self.known = known
    }

    /// Where this browser's sends and guesses for `guest` are counted: its own bucket for the guest it proved; else its invitation's,
    /// for a link is a ticket that strangers at the sign-in page do not have; else the strangers'.
    func bucket(for guest: Guest.ID?, invitation: Invitation.ID? = nil) -> AttemptBucket {
        let own = known.flatMap { $0.guest == guest ? $0.bucket : nil }
        return AttemptBucket(name: own ?? invitation.map { "invitation \($0)" } ?? "", network: network)
    }
}
