import Hummingbird
import Vestibule

/// The page of a list that an operator asks for: `?limit=50&after=<id>`.
struct AdminPage: Sendable {
    let size: Int
    private let after: String?

    init(_ request: Request) throws(RequestRefusal) {
        if let text = try request.choice("limit") {
            guard let size = Int(text), (1...1000).contains(size) else { throw .malformed("limit: give 1 to 1000.") }
            self.size = size
        } else {
            size = 100
        }
        after = try request.choice("after")
    }

    func cursor<Entity>(as type: Entity.Type) throws(RequestRefusal) -> Identifier<Entity>? {
        guard let after else { return nil }
        guard let id = Identifier<Entity>(after) else { throw .malformed("after: give the id that \"next\" named.") }
        return id
    }

    /// The answer from one item more than the page holds.
    func answer<Item, Entity>(
        _ found: [Item], id: (Item) -> Identifier<Entity>, _ shape: (Item) -> AdminAnswer.Thing
    ) -> AdminAnswer {
        let shown = found.prefix(size)
        return .list(shown.map(shape), next: found.count > size ? shown.last.map { id($0).description } : nil)
    }
}
