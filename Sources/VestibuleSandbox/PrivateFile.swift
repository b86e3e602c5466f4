import FoundationEssentials
import Glibc

/// Files that hold secrets or private letters: only their owner may read them.
enum PrivateFile {
    struct Failure: Error, CustomStringConvertible {
        let action: String
        let path: String
        let code: Int32

        var description: String { "cannot \(action) \(path): \(String(cString: strerror(code)))" }
    }

    /// Replaces `path` in one step, with mode 0600 from the first byte: a reader sees the old file or the new one.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let draft = "\(path).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(action: "write", path: draft, code: errno) }
        do {
            defer { close(descriptor) }
            // A draft left by a crash keeps the mode it had.
            guard fchmod(descriptor, 0o600) == 0 else { throw Failure(action: "protect", path: draft, code: errno) }
            try write(bytes, to: descriptor, path: draft)
        }
        guard rename(draft, path) == 0 else { throw Failure(action: "rename", path: draft, code: errno) }
    }

    /// Makes the directory and those above it; this one gets mode 0700, also where it was there before.
    static func makeDirectory(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard chmod(path, 0o700) == 0 else { throw Failure(action: "protect", path: path, code: errno) }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw Failure(action: "write", path: path, code: errno) }
            rest = rest.dropFirst(written)
        }
    }
}
