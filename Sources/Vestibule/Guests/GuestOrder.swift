package import FoundationEssentials

/// The order of a list of guests.
package enum GuestOrder: Sendable, Equatable {
    case byID
    /// Who are alike in the property follow by their ids, in the same direction.
    case by(Property, isDescending: Bool)

    package enum Property: Sendable, CaseIterable {
        /// As ``FoldedText`` compares.
        case displayName
        /// In the spelling that makes two addresses one guest.
        case mail
        case created
    }

    /// Where `guest` stands in it, and so where the guests behind it begin.
    package func place(of guest: borrowing Guest) -> GuestPlace {
        switch self {
        case .byID: GuestPlace(key: nil, id: guest.id)
        case .by(.displayName, _): GuestPlace(key: .text(FoldedText(guest.displayName).text), id: guest.id)
        case .by(.mail, _): GuestPlace(key: .text(guest.address.mailbox), id: guest.id)
        case .by(.created, _): GuestPlace(key: .moment(guest.createdAt), id: guest.id)
        }
    }
}

extension GuestFilter {
    /// The order of a list that asks for none. Whose mails begin alike stand together in the order of mails, so that a page of them costs
    /// the same however many they are; by their ids they would have to be sorted first.
    package var usualOrder: GuestOrder { areMailsAlike ? .by(.mail, isDescending: false) : .byID }

    private var areMailsAlike: Bool {
        switch self {
        case .text(.mail, .startsWith): true
        case .all(let parts): parts.contains(where: \.areMailsAlike)
        default: false
        }
    }
}

/// A place in an ordered list of guests. It stays one when the guest who gave it is changed or gone.
package struct GuestPlace: Sendable, Equatable {
    /// What the list is ordered by.
    package enum Key: Sendable, Equatable {
        case text(String)
        case moment(Date)
    }

    /// Nil in the order of ids alone.
    package let key: Key?
    package let id: Guest.ID

    package init(key: Key?, id: Guest.ID) {
        self.key = key
        self.id = id
    }
}
