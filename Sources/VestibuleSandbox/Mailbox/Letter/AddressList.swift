/// The addresses of a `From`, `To` or `Cc` field (RFC 5322 §3.4), without names, comments and groups.
enum AddressList {
    static func addresses(in value: String) -> [String] {
        var reader = Reader()
        for character in value { reader.take(character) }
        reader.endMailbox()
        return reader.addresses
    }

    private struct Reader {
        var addresses: [String] = []
        private var plain = ""
        private var angled: String?
        private var isAngled = false
        private var isQuoted = false
        private var isEscaped = false
        private var comments = 0

        mutating func take(_ character: Character) {
            if isEscaped {
                isEscaped = false
                return keep(character)
            }
            switch character {
            case "\\" where isQuoted || comments > 0: isEscaped = true
            case "\"" where comments == 0:
                isQuoted.toggle()
                keep(character)
            case _ where isQuoted: keep(character)
            case "(": comments += 1
            case ")" where comments > 0: comments -= 1
            case _ where comments > 0: break
            case "<":
                isAngled = true
                angled = ""
            case ">": isAngled = false
            case ",", ";": endMailbox()
            // What stood before is a group's name.
            case ":" where !isAngled: plain = ""
            default: keep(character)
            }
        }

        mutating func endMailbox() {
            let address = trimmingBlanks(angled ?? plain)
            if !address.isEmpty { addresses.append(address) }
            plain = ""
            angled = nil
            isAngled = false
        }

        private mutating func keep(_ character: Character) {
            if isAngled { angled?.append(character) } else { plain.append(character) }
        }
    }
}
