/// A walk along a tenant's chain from its beginning, or a checkpoint, which ends at the first thing that is not as it was sealed.
///
/// Pure: links come in as they are read, in the order of their places.
package struct ChainWalk: Sendable {
    /// The last link that is whole.
    package private(set) var position: Int
    package private(set) var hash: [UInt8]
    private let exported: [Int: [UInt8]]
    private let tenant: Tenant.ID

    /// - Parameters:
    ///   - checkpoint: What dropped months left, its signature checked. Heads of before it have nothing more to be held against.
    ///   - exported: Heads that were taken out of the database's reach earlier, their signatures checked.
    package init(of tenant: Tenant.ID, from checkpoint: ChainCheckpoint? = nil, against exported: [ChainHead] = []) {
        self.tenant = tenant
        position = checkpoint?.position ?? 0
        hash = checkpoint?.hash ?? AuditChain.beginning
        self.exported = Dictionary(exported.map { ($0.position, $0.hash) }) { first, _ in first }
    }

    package mutating func take(_ link: ChainLink) throws(ChainBreak) {
        guard link.position == position + 1 else { throw .missing(position: position + 1) }
        let hash = AuditChain.hash(of: link.event, at: link.position, after: hash)
        guard hash == link.hash else { throw .changed(position: link.position, link.event.event.id) }
        if let earlier = exported[link.position], earlier != hash { throw .rewritten(position: link.position) }
        position = link.position
        self.hash = hash
    }

    /// The chain's end, where `head` says that it is.
    package func finish(at head: ChainHead) throws(ChainBreak) {
        guard position >= head.position else { throw .cut(after: position, head: head.position) }
        guard position == head.position, hash == head.hash else { throw .notOfTheHead(position: position) }
        if let cut = exported.keys.max(), cut > position { throw .cut(after: position, head: cut) }
    }
}

/// The first broken link, and how.
package enum ChainBreak: Error, Equatable, Sendable, CustomStringConvertible {
    /// The event was changed, or another one stands in its place.
    case changed(position: Int, AuditEvent.ID)
    case missing(position: Int)
    /// Links up to `head` were sealed, and are gone.
    case cut(after: Int, head: Int)
    /// The chain is whole in itself and not the one of the exported head: it was made anew.
    case rewritten(position: Int)
    case notOfTheHead(position: Int)
    case headMissing
    /// It stands at the end of a month, and the chain does not go on from it.
    case misplaced(position: Int)
    /// The checkpoint at the chain's beginning is not one that a master key given here has signed.
    case checkpointForged(position: Int)
    /// The head of the database, or an exported one, that no master key given here has signed.
    case headForged(position: Int)

    package var description: String {
        switch self {
        case .changed(let position, let id): "link \(position) is broken: event \(id) is not what was sealed"
        case .missing(let position): "link \(position) is broken: its event is missing"
        case .cut(let position, let head): "link \(position + 1) is broken: the chain ends before it, and went on to \(head)"
        case .rewritten(let position): "link \(position) is broken: it is not the one that the exported head has signed"
        case .notOfTheHead(let position): "link \(position) is broken: it is not the one that the head has signed"
        case .headMissing: "link 1 is broken: there are links and no head that signs them"
        case .misplaced(let position): "link \(position) ends a month, and the chain does not go on from it: the month is kept"
        case .checkpointForged(let position): "the checkpoint at \(position) is not signed by a master key that was given"
        case .headForged(let position): "the head at \(position) is not signed by a master key that was given"
        }
    }
}
