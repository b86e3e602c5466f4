import CLibResolv
import Foundation

/// Asks name servers for TXT records, by the C library's resolver.
struct TXTLookup: Sendable {
    enum Outcome: Equatable, Sendable {
        /// The records' texts, none if the name has no such record or is not there at all.
        case found([String])
        /// It could not be learned.
        case unknown(reason: String)
    }

    /// A name server other than the machine's own.
    struct Server: Sendable {
        var address: String
        var port: UInt16
    }

    var server: Server?

    /// Resolves within about ten seconds, on a thread of its own: the resolver blocks.
    func texts(of name: String) async -> Outcome {
        // An underscore is no part of a host's name, but of these records' names.
        guard name.utf8.count <= 253, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return .unknown(reason: "\(name) is no name")
        }
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: ask(name)) }
        }
    }

    private func ask(_ name: String) -> Outcome {
        var answer = [UInt8](repeating: 0, count: 65_535)
        var problem: Int32 = 0
        let length = vestibule_ask_txt(name, server?.address, server?.port ?? 0, &answer, Int32(answer.count), &problem)
        guard length >= 0 else {
            return problem == vestibule_no_such_name || problem == vestibule_no_such_record
                ? .found([]) : .unknown(reason: "no name server answered for \(name)")
        }
        guard let read = TXTAnswer(answer.prefix(Int(length))) else {
            return .unknown(reason: "the answer for \(name) cannot be read")
        }
        return .found(read.texts)
    }
}
