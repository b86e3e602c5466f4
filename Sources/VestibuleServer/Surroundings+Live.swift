import FoundationEssentials
import Glibc
import Vestibule

extension Surroundings {
    /// The real clock and the kernel's generator.
    static let live = Surroundings(
        now: { Date.now },
        randomBytes: { count in
            [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                // The kernel gives up to 256 bytes at once, whole or not at all (getentropy(3)).
                while filled < count {
                    let share = min(256, count - filled)
                    guard let start = buffer.baseAddress, getentropy(start + filled, share) == 0 else { break }
                    filled += share
                }
                // A kernel without randomness leaves nothing safe to do.
                precondition(filled == count, "the kernel gives no random bytes: errno \(errno)")
            }
        })
}
