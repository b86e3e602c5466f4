extension GuestFilter {
    /// What the filter says of one guest; the meaning that the store's statements are held against.
    package func verdict(on guest: Guest) -> Bool? {
        switch self {
        case .constant(let value): return value
        case .not(let inner): return inner.verdict(on: guest).map { !$0 }
        case .all(let parts):
            let verdicts = parts.map { $0.verdict(on: guest) }
            return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
        case .any(let parts):
            let verdicts = parts.map { $0.verdict(on: guest) }
            return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
        case .id(let ids): return ids.contains(guest.id)
        case .text(let text, let test): return test.verdict(on: text.value(of: guest).map { FoldedText($0) })
        case .word(let start): return FoldedText(guest.displayName).words.contains { $0.hasPrefix(start) }
        case .state(let state): return guest.state == state
        case .isEnabled: return guest.isEnabled
        case .door(let door): return guest.door == door
        case .isBefore(let moment, .created): return guest.createdAt < moment
        case .isBefore(let moment, .stateChanged): return guest.stateChangedAt < moment
        }
    }
}

extension GuestFilter.Text {
    fileprivate func value(of guest: Guest) -> String? {
        switch self {
        case .mail: guest.address.mailbox
        case .displayName: guest.displayName
        case .preferredLanguage: guest.preferredLanguage
        case .companyName: guest.profile?[.companyName]
        }
    }
}
