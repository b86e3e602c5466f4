/// A `$filter` as it is written (OData 4.01, part 2, §5.1.1), before anybody asks which properties there are.
indirect enum FilterExpression: Equatable {
    case not(FilterExpression)
    case and([FilterExpression])
    case or([FilterExpression])
    case comparison(FilterPath, FilterOperator, FilterLiteral)
    case isIn(FilterPath, [FilterLiteral])
    /// `isof(microsoft.graph.user)`, the type's name as it was written.
    case isOf(String)
    /// `startswith(mail,'a')`, the function's name in lower case.
    case function(String, FilterPath, FilterLiteral)
    /// A property that is itself true or false.
    case property(FilterPath)
    /// `identities/any(i:…)`; without a condition, whether there is one.
    case any(FilterPath, FilterExpression?)
}

/// `identities/issuer`, and whether it is about an element that an `any` walks over.
struct FilterPath: Hashable {
    let text: String
    let isOfElement: Bool

    init(_ text: String, isOfElement: Bool = false) {
        self.text = text
        self.isOfElement = isOfElement
    }
}

enum FilterOperator: String, Equatable {
    case equal = "eq"
    case notEqual = "ne"
    case above = "gt"
    case atLeast = "ge"
    case below = "lt"
    case atMost = "le"

    /// The same with its sides exchanged.
    var mirrored: FilterOperator {
        switch self {
        case .equal, .notEqual: self
        case .above: .below
        case .atLeast: .atMost
        case .below: .above
        case .atMost: .atLeast
        }
    }
}

enum FilterLiteral: Hashable {
    case null
    case bool(Bool)
    /// Quoted, its doubled quotes undone.
    case string(String)
    /// A time, an id or a number: unquoted, and for its property to read.
    case bare(String)
}
