/// An address in the one form that policy, database and SMTP ever see.
///
/// Stricter than RFC 5321 §4.1.2 on purpose: an ASCII dot-atom local part of at most 64 characters, kept as written, `+`
/// allowed and never folded; a lower-case domain of letter-digit-hyphen labels (internationalised names as A-labels,
/// RFC 5890 §2.3.2.1) with at least one dot; 254 characters in all. No quotes, comments, literals or source routes.
package struct EmailAddress: Sendable, CustomStringConvertible {
    /// The whole, as which an address is read, stored and shown far more often than in its parts.
    package let text: String
    let localCount: Int

    // Of a String, not of any StringProtocol: over the border of a module a generic parser runs unspecialised, ten times as long.
    package init(_ text: String) throws(EmailAddressRefusal) {
        var text = text
        let reading = try text.withUTF8 { Self.reading($0) }.get()
        localCount = reading.localCount
        // Few domains are written in capitals, and a text without any is kept as it is.
        guard reading.hasCapitals else {
            self.text = text
            return
        }
        let at = text.utf8.index(text.startIndex, offsetBy: localCount)
        self.text = text[..<at] + text[at...].lowercased()
    }

    /// Takes a text that was an address when it was stored, by whose rules it is not judged again: a page of guests holds a hundred.
    ///
    /// - Returns: Nil for what would not even be printed as one: other than visible ASCII with one `@` and nothing that needs an escape.
    package init?(stored text: String) {
        var text = text
        let localCount = text.withUTF8 { bytes -> Int? in
            var strange: UInt8 = 0
            var ats: UInt8 = 0
            for byte in bytes {
                strange |= byte < 0x21 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") ? 1 : 0
                ats &+= byte == UInt8(ascii: "@") ? 1 : 0
            }
            return strange == 0 && ats == 1 ? bytes.firstIndex(of: UInt8(ascii: "@")) : nil
        }
        guard let localCount else { return nil }
        self.text = text
        self.localCount = localCount
    }

    /// Reads what somebody typed or pasted, spaces left out; nil for what is no address.
    package init?(typed text: String) {
        guard let address = try? EmailAddress(text.filter { $0 != " " }) else { return nil }
        self = address
    }

    package var localPart: String { String(text[..<at]) }
    package var domain: DomainName { DomainName(valid: String(text[text.utf8.index(after: at)...])) }
    package var description: String { text }

    /// What two spellings of one mailbox share: mail systems do not tell `Ana@` from `ana@`, so neither may two guests.
    package var mailbox: String { text.lowercased() }

    /// The address as shown to somebody who has not proved to own it: `a•••@fabrikam.example`.
    package var masked: String { "\(text.prefix(1))•••@\(domain)" }

    private var at: String.Index { text.utf8.index(text.startIndex, offsetBy: localCount) }

    /// The length of an address's local part and whether its domain has capital letters, or why it is no address.
    private static func reading(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Result<(localCount: Int, hasCapitals: Bool), EmailAddressRefusal> {
        guard !bytes.isEmpty else { return .failure(.empty) }
        guard bytes.count <= 254 else { return .failure(.tooLong) }
        // Looks at every byte, because a loop that may stop in between is not done sixteen bytes at a time.
        var strange: UInt8 = 0
        var ats: UInt8 = 0
        var capitals: UInt8 = 0
        for byte in bytes {
            strange |= byte < 0x21 || byte > 0x7E ? 1 : 0
            ats &+= byte == UInt8(ascii: "@") ? 1 : 0
            capitals |= (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? 1 : 0
        }
        guard strange == 0 else { return .failure(.notASCII) }
        guard ats == 1, let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return .failure(.notOneAt) }
        guard at <= 64, isDotAtom(UnsafeBufferPointer(rebasing: bytes[..<at])) else { return .failure(.localPart) }
        let domain = UnsafeBufferPointer(rebasing: bytes[(at + 1)...])
        guard DomainName.isValid(domain) else { return .failure(.domain) }
        return .success((at, capitals != 0 && DomainName.hasCapitals(domain)))
    }

    /// Atoms with single dots between them (RFC 5322 §3.2.3).
    private static func isDotAtom(_ local: UnsafeBufferPointer<UInt8>) -> Bool {
        var isAfterDot = true
        for byte in local {
            if byte == UInt8(ascii: ".") {
                guard !isAfterDot else { return false }
                isAfterDot = true
            } else {
                guard isAtomText(byte) else { return false }
                isAfterDot = false
            }
        }
        return !isAfterDot
    }

    private static func isAtomText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^")...UInt8(ascii: "`"),
            UInt8(ascii: "{")...UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

extension EmailAddress: Hashable {
    package static func == (left: EmailAddress, right: EmailAddress) -> Bool { left.mailbox == right.mailbox }
    package func hash(into hasher: inout Hasher) { hasher.combine(mailbox) }
}

/// Why a text is not an address that Vestibule takes.
package enum EmailAddressRefusal: Equatable, Sendable {
    case empty, tooLong, notASCII, notOneAt, localPart, domain

    /// A sentence for the caller, with what to do.
    package var sentence: String {
        switch self {
        case .empty: "The address is empty. Give one address such as ana@fabrikam.example."
        case .tooLong: "The address is longer than 254 characters (RFC 5321). Give a shorter one."
        case .notASCII:
            "The address holds a space, a control character or a character outside ASCII. "
                + "Write internationalised domains in their xn-- form."
        case .notOneAt: "The address needs exactly one @."
        case .localPart:
            "The part before @ must be 1 to 64 letters, digits or !#$%&'*+-/=?^_`{|}~, with single dots between; "
                + "quoted names are not taken."
        case .domain:
            "The part after @ must be a domain name with at least one dot, such as fabrikam.example; "
                + "address literals and trailing dots are not taken."
        }
    }
}
