import Foundation
import Glibc

/// Processor time of processes, read from `/proc` (proc(5)), in microseconds. It moves in ticks of 10 ms, so it says something only over
/// seconds of load.
enum ProcessorTime {
    /// User and system time of one process.
    static func of(_ pid: Int32) -> Double {
        guard let fields = stat(pid) else { return 0 }
        return ticks(fields, from: 11, through: 12)
    }

    /// The same of a PostgreSQL: the postmaster, its children that have ended, and those that run.
    ///
    /// A child that ends between the two readings would be in neither, so they are taken again until none has.
    static func ofCluster(_ postmaster: Int32) -> Double {
        while let before = stat(postmaster) {
            let running = children(of: postmaster).reduce(0) { $0 + of($1) }
            guard let after = stat(postmaster) else { break }
            let ended = ticks(after, from: 13, through: 14)
            if ended == ticks(before, from: 13, through: 14) { return ticks(after, from: 11, through: 12) + ended + running }
        }
        return 0
    }

    /// The most resident memory that a process ever had, in MiB.
    static func peakMiB(_ pid: Int32) -> Double {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line.flatMap { Double($0.filter(\.isNumber)) } ?? 0) / 1024
    }

    /// The fields after the program's name, which may hold anything.
    private static func stat(_ pid: Int32) -> [Substring]? {
        guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        return text[text.index(after: end)...].split(separator: " ")
    }

    private static func ticks(_ fields: [Substring], from first: Int, through last: Int) -> Double {
        guard fields.count > last else { return 0 }
        let sum = fields[first...last].reduce(0) { $0 + (Double($1) ?? 0) }
        return sum / Double(sysconf(Int32(_SC_CLK_TCK))) * 1_000_000
    }

    private static func children(of parent: Int32) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { pid in
            guard let fields = stat(pid), fields.count > 1 else { return false }
            return Int32(fields[1]) == parent
        }
    }
}
