import Glibc
import Synchronization
import VestibuleSandbox

/// Ports for servers of this process's tests: each is given out once, from a range of the process's own.
package enum Ports {
    private static let next = Atomic(20_000 + Int(getpid() % 200) * 40)

    package static func free() throws -> Int {
        // The next free one after a taken one is somebody else's turn.
        while true {
            let turn = next.add(1, ordering: .relaxed).newValue
            if try FreePort.find(from: turn) == turn { return turn }
        }
    }
}
