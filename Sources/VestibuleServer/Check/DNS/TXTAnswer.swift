/// What a name server answered to a question for TXT records, read from the bytes of its message (RFC 1035, 4.1).
///
/// Whatever a stranger sends: a message that ends early, points into nowhere or lies about its lengths is `nil`, never a trap.
struct TXTAnswer: Equatable {
    /// Each record's strings put together (RFC 7208, 3.3), in the order of the message.
    let texts: [String]

    init?(_ message: some Collection<UInt8>) {
        var reader = Reader(bytes: Array(message))
        guard reader.skip(4), let questions = reader.number16(), let answers = reader.number16(), reader.skip(4) else { return nil }
        for _ in 0..<questions {
            guard reader.skipName(), reader.skip(4) else { return nil }
        }
        var texts: [String] = []
        for _ in 0..<answers {
            guard reader.skipName(), let type = reader.number16(), let group = reader.number16(), reader.skip(4),
                let length = reader.number16(), let data = reader.take(length)
            else { return nil }
            // An alias (CNAME) that was followed stands among the answers too.
            guard type == 16, group == 1 else { continue }
            guard let text = Self.joined(data) else { return nil }
            texts.append(text)
        }
        self.texts = texts
    }

    private static func joined(_ data: [UInt8]) -> String? {
        var reader = Reader(bytes: data)
        var bytes: [UInt8] = []
        while !reader.isAtEnd {
            guard let length = reader.number8(), let part = reader.take(length) else { return nil }
            bytes += part
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private struct Reader {
        let bytes: [UInt8]
        private var place = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        var isAtEnd: Bool { place == bytes.count }

        mutating func take(_ count: Int) -> [UInt8]? {
            guard count <= bytes.count - place else { return nil }
            defer { place += count }
            return Array(bytes[place..<place + count])
        }

        mutating func skip(_ count: Int) -> Bool { take(count) != nil }

        mutating func number8() -> Int? { take(1).flatMap(\.first).map(Int.init) }

        mutating func number16() -> Int? {
            guard let high = number8(), let low = number8() else { return nil }
            return high << 8 | low
        }

        /// A name is labels up to an empty one, or up to a pointer, which is not followed: nobody asks whose record it is.
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
}
