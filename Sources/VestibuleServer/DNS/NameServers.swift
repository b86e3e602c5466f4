import CLibResolv
import Foundation

/// The machine's name servers, or another one, asked by the C library's resolver.
struct NameServers: Sendable {
    enum Answer: Sendable {
        case message([UInt8])
        /// The name has no such record, or is not there at all.
        case none
        case silence
    }

    /// A name server other than the machine's own.
    struct Server: Sendable {
        var address: String
        var port: UInt16
    }

    var server: Server?

    /// Answers within about ten seconds, on a thread of its own: the resolver blocks.
    func answer(about name: String, _ kind: DNSMessage.Kind) async -> Answer {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: ask(name, kind)) }
        }
    }

    private func ask(_ name: String, _ kind: DNSMessage.Kind) -> Answer {
        var answer = [UInt8](repeating: 0, count: 65_535)
        var problem: Int32 = 0
        let length = vestibule_ask(
            name, Int32(kind.rawValue), server?.address, server?.port ?? 0, &answer, Int32(answer.count), &problem)
        guard length >= 0 else {
            return problem == vestibule_no_such_name || problem == vestibule_no_such_record ? .none : .silence
        }
        return .message(Array(answer.prefix(Int(length))))
    }
}
