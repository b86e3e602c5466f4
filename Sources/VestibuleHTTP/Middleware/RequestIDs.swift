import Synchronization
import Vestibule

/// The ids of this process's requests: sixteen characters that look random, all different.
///
/// A keyed hash (Swift's `Hasher`, keyed anew by each process) of a count, because to ask the kernel for each id was the dearest part
/// of a request's facts. Ids find log lines and protect nothing; that they tell neither how many requests there were nor which id
/// comes next is courtesy.
enum RequestIDs {
    private static let count = Atomic<UInt64>(0)
    /// Where hashing is made repeatable (`SWIFT_DETERMINISTIC_HASHING`), processes differ still.
    private static let process = UInt64.random(in: 0 ... .max)

    static func next() -> String {
        let number = count.add(1, ordering: .relaxed).newValue
        let words = (hash(number, 0), hash(number, 1))
        return Base64URL.encode(withUnsafeBytes(of: words) { Array($0.prefix(12)) })
    }

    private static func hash(_ number: UInt64, _ word: UInt8) -> Int {
        var hasher = Hasher()
        hasher.combine(process)
        hasher.combine(number)
        hasher.combine(word)
        return hasher.finalize()
    }
}
