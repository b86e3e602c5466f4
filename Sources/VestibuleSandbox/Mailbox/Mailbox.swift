package import FoundationEssentials

/// Every letter that the sandbox took, newest first, kept as files so that the next start shows them again.
///
/// An actor because the SMTP server writes while the pages read: it guards the letters and their directory.
/// The oldest letters go when there are more than `capacity`, or when all together pass 100 MiB.
package actor Mailbox {
    private let directory: String
    private let capacity: Int
    private let now: @Sendable () -> Date
    /// Oldest first, so that a new one is appended.
    private var kept: [ReceivedLetter] = []
    private var keptBytes = 0

    private static let maximumBytes = 100 * 1024 * 1024

    /// Makes `directory` (mode 0700) where it is missing and reads the letters in it. Files of others are left alone.
    package init(directory: String, capacity: Int = 500, now: @escaping @Sendable () -> Date) throws {
        try PrivateFile.makeDirectory(directory)
        self.directory = directory
        self.capacity = max(1, capacity)
        self.now = now
        let names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        let letters = names.compactMap { name in
            FileManager.default.contents(atPath: "\(directory)/\(name)")
                .flatMap { LetterFile.letter(named: name, bytes: Array($0)) }
        }
        let surplus = letters.dropLast(self.capacity)
        for letter in surplus { try Self.remove(letter.id, from: directory) }
        kept = Array(letters.suffix(self.capacity))
        keptBytes = kept.reduce(0) { $0 + $1.raw.count }
    }

    /// Keeps a letter, first in its file and then here: what was answered with 250 is there after a restart.
    @discardableResult
    package func receive(_ raw: [UInt8], for envelope: Envelope) throws -> ReceivedLetter {
        // Two letters in one microsecond, or a clock set back, must not share an id or change the order.
        let clock = Int64(max(1, now().timeIntervalSince1970 * 1_000_000))
        let stamp = max(clock, (kept.last.flatMap { Int64($0.id) } ?? 0) + 1)
        let letter = ReceivedLetter(stamp: stamp, envelope: envelope, raw: raw)
        try PrivateFile.write(LetterFile.bytes(of: letter), to: path(of: letter.id))
        kept.append(letter)
        keptBytes += raw.count
        while kept.count > capacity || keptBytes > Self.maximumBytes, kept.count > 1 {
            let oldest = kept.removeFirst()
            keptBytes -= oldest.raw.count
            try? Self.remove(oldest.id, from: directory)
        }
        return letter
    }

    /// Newest first; with an address, only what was sent to it.
    package func letters(to address: String? = nil) -> [ReceivedLetter] {
        let newestFirst = Array(kept.reversed())
        guard let address else { return newestFirst }
        return newestFirst.filter { $0.isAddressed(to: address) }
    }

    package func letter(_ id: ReceivedLetter.ID) -> ReceivedLetter? {
        kept.first { $0.id == id }
    }

    /// Removes every letter, files included.
    package func empty() throws {
        for letter in kept { try Self.remove(letter.id, from: directory) }
        kept = []
        keptBytes = 0
    }

    private func path(of id: ReceivedLetter.ID) -> String { "\(directory)/\(LetterFile.name(of: id))" }

    private static func remove(_ id: ReceivedLetter.ID, from directory: String) throws {
        let path = "\(directory)/\(LetterFile.name(of: id))"
        // Somebody may have deleted it by hand.
        guard FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.removeItem(atPath: path)
    }
}
