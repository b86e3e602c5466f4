import CDispatch
import Foundation
import Glibc
import VestibuleHTTP

/// The process's own numbers, under the names that Prometheus' clients share, and which build it is.
struct ProcessMetrics: Sendable {
    private let startedAt = Date.now.timeIntervalSince1970

    func families() -> [MetricFamily] {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let processor = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return [
            MetricFamily(
                "process_cpu_seconds_total", .counter, "Processor time used, of the user's and the system's.", processor),
            MetricFamily(
                "process_resident_memory_bytes", .gauge, "Memory in use.",
                [Self.residentBytes].compactMap { $0 }.map { .init([], $0) }),
            MetricFamily("process_start_time_seconds", .gauge, "When the process began, since 1970.", startedAt),
            MetricFamily(
                "process_open_fds", .gauge, "Open file descriptors.",
                [Self.openFiles].compactMap { $0 }.map { .init([], $0) }),
            MetricFamily("process_max_fds", .gauge, "File descriptors that may be open.", Double(limit.rlim_cur)),
            MetricFamily(
                "vestibule_build_info", .gauge, "Always 1; the build is in the labels.", [.init([("version", Build.version)], 1)]),
        ]
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static var residentBytes: Double? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
        else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }

    private static var openFiles: Double? {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")).map { Double($0.count) }
    }
}
