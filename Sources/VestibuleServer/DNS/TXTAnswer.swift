/// What a name server answered to a question for TXT records.
struct TXTAnswer: Equatable {
    /// Each record's strings put together (RFC 7208, 3.3), in the order of the message.
    let texts: [String]

    /// Nil for what cannot be read.
    init?(_ message: some Collection<UInt8>) {
        guard let message = DNSMessage(message) else { return nil }
        var texts: [String] = []
        for data in message.data(of: .txt) {
            guard let text = Self.joined(message[data]) else { return nil }
            texts.append(text)
        }
        self.texts = texts
    }

    private static func joined(_ data: [UInt8]) -> String? {
        var reader = DNSReader(bytes: data)
        var bytes: [UInt8] = []
        while !reader.isAtEnd {
            guard let length = reader.number8(), let part = reader.take(length) else { return nil }
            bytes += part
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
