/// A name server's answer (RFC 1035, 4.1), taken apart as far as its records.
///
/// Whatever a stranger sends: a message that ends early, points into nowhere or lies about its lengths is `nil`, never a trap.
struct DNSMessage {
    enum Kind: Int, Sendable {
        case mx = 15
        case txt = 16
    }

    private let bytes: [UInt8]
    private let records: [(type: Int, data: Range<Int>)]

    init?(_ message: some Collection<UInt8>) {
        let bytes = Array(message)
        var reader = DNSReader(bytes: bytes)
        guard reader.skip(4), let questions = reader.number16(), let answers = reader.number16(), reader.skip(4) else { return nil }
        for _ in 0..<questions {
            guard reader.skipName(), reader.skip(4) else { return nil }
        }
        var records: [(type: Int, data: Range<Int>)] = []
        for _ in 0..<answers {
            guard reader.skipName(), let type = reader.number16(), let group = reader.number16(), reader.skip(4),
                let length = reader.number16()
            else { return nil }
            let start = reader.place
            guard reader.skip(length) else { return nil }
            if group == 1 { records.append((type, start..<start + length)) }
        }
        self.bytes = bytes
        self.records = records
    }

    /// The data of each record of this kind, in the order of the message. An alias (CNAME) that was followed stands among the answers too.
    func data(of kind: Kind) -> [Range<Int>] { records.filter { $0.type == kind.rawValue }.map(\.data) }

    subscript(range: Range<Int>) -> [UInt8] { Array(bytes[range]) }

    /// The name that begins at `place`, its labels joined by dots. Pointers lead backwards only, so there is an end to them.
    func name(at place: Int) -> String? {
        var reader = DNSReader(bytes: bytes, place: place)
        var nearest = place
        var labels: [String] = []
        while let length = reader.number8() {
            switch length {
            case 0: return labels.joined(separator: ".")
            case 1...63:
                guard let label = reader.take(length), labels.count < 128 else { return nil }
                labels.append(String(decoding: label, as: UTF8.self))
            case 192...255:
                guard let low = reader.number8(), case let target = (length & 0x3F) << 8 | low, target < nearest else { return nil }
                nearest = target
                reader.place = target
            default: return nil
            }
        }
        return nil
    }
}

/// A place in a message, from which is read without ever going beyond the end.
struct DNSReader {
    let bytes: [UInt8]
    var place = 0

    var isAtEnd: Bool { place == bytes.count }

    mutating func take(_ count: Int) -> [UInt8]? {
        guard place <= bytes.count, count <= bytes.count - place else { return nil }
        defer { place += count }
        return Array(bytes[place..<place + count])
    }

    mutating func skip(_ count: Int) -> Bool {
        guard place <= bytes.count, count <= bytes.count - place else { return false }
        place += count
        return true
    }

    mutating func number8() -> Int? { take(1).flatMap(\.first).map(Int.init) }

    mutating func number16() -> Int? {
        guard let high = number8(), let low = number8() else { return nil }
        return high << 8 | low
    }

    /// A name is labels up to an empty one, or up to a pointer, which is not followed.
    mutating func skipName() -> Bool {
        while let length = number8() {
            switch length {
            case 0: return true
            case 1...63: guard skip(length) else { return false }
            case 192...255: return skip(1)
            default: return false
            }
        }
        return false
    }
}
