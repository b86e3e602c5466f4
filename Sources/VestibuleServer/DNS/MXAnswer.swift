/// What a name server answered to a question for MX records (RFC 1035, 3.3.9).
struct MXAnswer: Equatable {
    /// The mail exchangers' names, in the order of the message. A domain that takes no mail has one that is empty (RFC 7505).
    let exchangers: [String]

    /// Nil for what cannot be read.
    init?(_ message: some Collection<UInt8>) {
        guard let message = DNSMessage(message) else { return nil }
        var exchangers: [String] = []
        for data in message.data(of: .mx) {
            // Two bytes of preference, then the name.
            guard data.count > 2, let name = message.name(at: data.lowerBound + 2) else { return nil }
            exchangers.append(name)
        }
        self.exchangers = exchangers
    }
}
