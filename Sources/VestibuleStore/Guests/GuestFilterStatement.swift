import FoundationEssentials
import Postgres
import Vestibule

// A filter as SQL: the text is put together from the fragments below alone, and every value is bound.

extension GuestFilter {
    /// The filter's guests inside the tenant's, in `order`. One filter with other values is one statement.
    func selection(
        of tenant: Tenant.ID, _ part: GuestPart = .present, in order: GuestOrder = .byID, behind place: GuestPlace? = nil,
        limit: Int
    ) -> Query {
        var sql = Query.StringInterpolation(literalCapacity: 512, interpolationCount: 8)
        sql.appendLiteral(part == .present ? Self.present : Self.deleted)
        sql.appendInterpolation(tenant)
        sql.appendLiteral(part.condition)
        order.writeStart(behind: place, to: &sql)
        sql.appendLiteral(" and ")
        write(to: &sql)
        sql.appendLiteral(order.clause)
        sql.appendLiteral(" limit ")
        sql.appendInterpolation(limit)
        return Query(stringInterpolation: sql, isPrepared: isPlannedOnce(in: order))
    }

    /// How many these are.
    func counting(of tenant: Tenant.ID, _ part: GuestPart) -> Query {
        var sql = Query.StringInterpolation(literalCapacity: 256, interpolationCount: 4)
        sql.appendLiteral("select count(*) as guests from guests where tenant_id = ")
        sql.appendInterpolation(tenant)
        sql.appendLiteral(part.condition)
        sql.appendLiteral(" and ")
        write(to: &sql)
        return Query(stringInterpolation: sql, isPrepared: isPlannedOnce)
    }

    /// The condition by itself, on a row of guests whose columns it names bare.
    var condition: Query {
        var sql = Query.StringInterpolation(literalCapacity: 128, interpolationCount: 4)
        write(to: &sql)
        return Query(stringInterpolation: sql)
    }

    private static let present = "select \(PostgresGuestStore.columns), profile from guests where tenant_id = "
    private static let deleted = "select \(PostgresGuestStore.columns), profile, deleted_at from guests where tenant_id = "

    /// Whether the statement is kept, with a plan for any values. PostgreSQL itself holds that plan to be dear, not knowing how short a
    /// page is or how large the tenant, and would plan each page anew, for a third of its time; yet it is the one that it comes to.
    var isPlannedOnce: Bool { size <= Self.usualSize && !asksForARange }

    /// In an order of another kind, whether the filter's index or the order's is the right one depends on the values.
    func isPlannedOnce(in order: GuestOrder) -> Bool { isPlannedOnce && (order == .byID || self == .everyone) }

    /// Whether an index leads to what a page holds, however large the tenant, so that others may wait for it.
    func isKeyed(in order: GuestOrder) -> Bool { isKeyed && (order == .byID || self == .everyone) }

    var isKeyed: Bool {
        switch self {
        case .constant, .id, .text(.mail, .isOneOf), .text(.displayName, .isOneOf), .text(.companyName, .isOneOf), .state,
            .not(.isEnabled):
            true
        case .all(let parts): parts.isEmpty || parts.contains(where: \.isKeyed)
        default: false
        }
    }

    /// What programs ask again and again is short; of long filters each is its own statement, and nobody gains by keeping it.
    private static var usualSize: Int { 2 }

    /// Whether an index answers it or the tenant's whole list depends on how narrow the range is. A prepared statement is planned for
    /// any range in the end, and reads the list.
    private var asksForARange: Bool {
        switch self {
        case .not(let inner): inner.asksForARange
        case .all(let parts), .any(let parts): parts.contains(where: \.asksForARange)
        case .text(let text, .startsWith), .text(let text, .isBelow), .text(let text, .isAtMost):
            text != .preferredLanguage
        default: false
        }
    }

    private var size: Int {
        switch self {
        case .not(let inner): inner.size
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.size }
        default: 1
        }
    }

    private func write(to sql: inout Query.StringInterpolation) {
        switch self {
        case .constant(let value): sql.appendLiteral(value.map { $0 ? "true" : "false" } ?? "null::boolean")
        case .not(let inner):
            sql.appendLiteral("not ")
            inner.write(to: &sql)
        case .all(let parts) where parts.isEmpty: sql.appendLiteral("true")
        case .any(let parts) where parts.isEmpty: sql.appendLiteral("false")
        case .all(let parts): Self.write(parts, between: " and ", to: &sql)
        case .any(let parts): Self.write(parts, between: " or ", to: &sql)
        case .id(let ids):
            sql.appendLiteral("(guest_id = any (")
            sql.appendInterpolation(ids.map(\.rawValue))
            sql.appendLiteral("))")
        case .text(let text, let test):
            test.write(column: text.column, ordered: text.ordered, canBeNull: text.canBeMissing, to: &sql)
        case .word(let start):
            // A space before each word, as ``FoldedText/words`` has them.
            sql.appendLiteral("(position(")
            sql.appendInterpolation(" " + start.text)
            sql.appendLiteral(" in ")
            sql.appendInterpolation(" ")
            sql.appendLiteral(" || translate(name_folded, ")
            sql.appendInterpolation(FoldedText.separators)
            sql.appendLiteral(", ")
            sql.appendInterpolation(String(repeating: " ", count: FoldedText.separators.count))
            sql.appendLiteral(")) > 0)")
        case .state(let state):
            sql.appendLiteral("(state = ")
            sql.appendInterpolation(state.rawValue)
            sql.appendLiteral(")")
        case .isEnabled: sql.appendLiteral("is_enabled")
        case .door(.passcode): sql.appendLiteral("(identity_door is null)")
        case .door(let door):
            sql.appendLiteral("coalesce(identity_door = ")
            sql.appendInterpolation(door.description)
            sql.appendLiteral(", false)")
        case .isBefore(let moment, let time):
            sql.appendLiteral(time == .created ? "(created_at < " : "(state_changed_at < ")
            sql.appendInterpolation(moment)
            sql.appendLiteral(")")
        }
    }

    private static func write(_ parts: [GuestFilter], between word: String, to sql: inout Query.StringInterpolation) {
        sql.appendLiteral("(")
        for (index, part) in parts.enumerated() {
            if index > 0 { sql.appendLiteral(word) }
            part.write(to: &sql)
        }
        sql.appendLiteral(")")
    }
}

extension GuestOrder {
    /// The condition that a page begins behind `place`, as a bound that an index begins at.
    fileprivate func writeStart(behind place: GuestPlace?, to sql: inout Query.StringInterpolation) {
        guard case .by(let property, let isDescending) = self else {
            sql.appendLiteral(" and guest_id > ")
            // Also where there is no place: one statement then, and a plan for any value begins where the page does.
            sql.appendInterpolation(place?.id ?? Guest.ID(rawValue: .least))
            return
        }
        guard let place, let key = place.key else { return }
        sql.appendLiteral(" and (\(property.column), guest_id) \(isDescending ? "<" : ">") (")
        switch key {
        case .text(let text): sql.appendInterpolation(text)
        case .moment(let moment): sql.appendInterpolation(moment)
        }
        sql.appendLiteral(", ")
        sql.appendInterpolation(place.id)
        sql.appendLiteral(")")
    }

    fileprivate var clause: String {
        switch self {
        case .byID: " order by guest_id"
        case .by(let property, isDescending: false): " order by \(property.column), guest_id"
        case .by(let property, isDescending: true): " order by \(property.column) desc, guest_id desc"
        }
    }
}

extension GuestOrder.Property {
    fileprivate var column: String {
        switch self {
        case .displayName: GuestFilter.Text.displayName.ordered
        case .mail: GuestFilter.Text.mail.ordered
        case .created: "created_at"
        }
    }
}

extension GuestFilter.Text {
    /// As ``FoldedText`` has it; `mailbox` is stored so.
    fileprivate var column: String {
        switch self {
        case .mail: "mailbox"
        case .displayName: "name_folded"
        case .preferredLanguage: "lower(preferred_language collate \"C\")"
        case .companyName: "company"
        }
    }

    /// The column in the order of code points. Equality needs no order, and keeps the index of any.
    fileprivate var ordered: String {
        switch self {
        case .mail, .companyName: "\(column) collate \"C\""
        case .displayName, .preferredLanguage: column
        }
    }
}

extension TextTest {
    /// A comparison with what is missing is false, a function of it null. Said without `coalesce`, through which no index is found.
    fileprivate func write(
        column: String, ordered: String, canBeNull: Bool, to sql: inout Query.StringInterpolation
    ) {
        switch self {
        case .isMissing: sql.appendLiteral("(\(column) is null)")
        case .isOneOf(let texts):
            sql.appendLiteral(canBeNull ? "(\(column) is not null and \(ordered) = " : "(\(column) = ")
            if texts.count == 1, let text = texts.first {
                sql.appendInterpolation(text.text)
            } else {
                sql.appendLiteral("any (")
                sql.appendInterpolation(texts.map(\.text))
                sql.appendLiteral(")")
            }
            sql.appendLiteral(")")
        case .isBelow(let bound), .isAtMost(let bound):
            let sign = if case .isBelow = self { "<" } else { "<=" }
            sql.appendLiteral(canBeNull ? "(\(column) is not null and \(ordered) \(sign) " : "(\(ordered) \(sign) ")
            sql.appendInterpolation(bound.text)
            sql.appendLiteral(")")
        case .startsWith(let start):
            sql.appendLiteral("(\(ordered) >= ")
            sql.appendInterpolation(start.text)
            if let end = start.endOfPrefix {
                sql.appendLiteral(" and \(ordered) < ")
                sql.appendInterpolation(end.text)
            }
            sql.appendLiteral(")")
        case .endsWith(let end):
            sql.appendLiteral("(right(\(column), char_length(")
            sql.appendInterpolation(end.text)
            sql.appendLiteral(")) = ")
            sql.appendInterpolation(end.text)
            sql.appendLiteral(")")
        }
    }
}

extension GuestPart {
    /// Behind another condition.
    fileprivate var condition: String {
        switch self {
        case .present: " and deleted_at is null"
        case .deleted: " and \(PostgresGuestStore.isKept)"
        }
    }
}

extension UUID {
    /// All zeros (RFC 9562 §5.9): below every id.
    fileprivate static var least: UUID { UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)) }
}
