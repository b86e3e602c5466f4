import Dispatch
import Glibc
import Synchronization
import VestibuleHTTP

/// Writes lines to a descriptor from a queue of its own, so that no event loop ever waits for a slow pipe or disk.
///
/// Lines gather for a hundredth of a second and go out together; those of a warning or worse go at once. Where the reader is too slow,
/// what does not fit into the buffer is dropped and counted: better to lose lines than to keep guests waiting for them.
final class LineWriter: Sendable {
    private struct Waiting {
        var bytes: [UInt8] = []
        var isScheduled = false
        var dropped = 0
    }

    private let descriptor: Int32
    private let capacity: Int
    private let queue = DispatchQueue(label: "vestibule.log")
    /// Guards what waits, between those who log and the queue that writes.
    private let waiting = Mutex(Waiting())
    private let droppedInAll = Atomic(0)

    init(descriptor: Int32 = STDERR_FILENO, capacity: Int = 4 << 20) {
        self.descriptor = descriptor
        self.capacity = capacity
    }

    /// Lines that were lost because the reader was too slow.
    var dropped: Int { droppedInAll.load(ordering: .relaxed) }

    func write(_ line: [UInt8], isUrgent: Bool = false) {
        let mustSchedule = waiting.withLock { waiting in
            guard waiting.bytes.count + line.count <= capacity else {
                waiting.dropped += 1
                droppedInAll.add(1, ordering: .relaxed)
                return false
            }
            waiting.bytes.append(contentsOf: line)
            defer { waiting.isScheduled = true }
            return !waiting.isScheduled
        }
        if isUrgent {
            queue.async { self.writeWaiting() }
        } else if mustSchedule {
            queue.asyncAfter(deadline: .now() + .milliseconds(10)) { self.writeWaiting() }
        }
    }

    /// Waits until everything is written, or a second is over: a pipe that nobody reads must not keep the process from ending.
    func flush() {
        let written = DispatchSemaphore(value: 0)
        queue.async {
            self.writeWaiting()
            written.signal()
        }
        _ = written.wait(timeout: .now() + .seconds(1))
    }

    private func writeWaiting() {
        while true {
            let (bytes, dropped) = waiting.withLock { waiting -> ([UInt8], Int) in
                guard !waiting.bytes.isEmpty || waiting.dropped > 0 else {
                    waiting.isScheduled = false
                    return ([], 0)
                }
                defer {
                    waiting.bytes = []
                    waiting.dropped = 0
                }
                return (waiting.bytes, waiting.dropped)
            }
            guard !bytes.isEmpty || dropped > 0 else { return }
            putOut(bytes)
            if dropped > 0 {
                var line = LogLine(.json, level: "warning", message: "log lines were dropped, for their reader is too slow")
                line.add("lines", dropped)
                line.end()
                putOut(line.bytes)
            }
        }
    }

    private func putOut(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&room, 1, 1000)
            } else if errno != EINTR {
                // The reader is gone, and there is nobody left to tell.
                return
            }
        }
    }
}

extension LineWriter {
    var families: [MetricFamily] {
        [
            MetricFamily(
                "vestibule_log_lines_dropped_total", .counter, "Log lines lost because their reader was too slow.",
                Double(dropped))
        ]
    }
}
