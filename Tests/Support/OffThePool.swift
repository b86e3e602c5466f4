import Foundation

/// Runs what blocks on a thread of its own: two tests that wait for a process would otherwise hold the whole
/// cooperative pool of a small machine, and every other test with it.
package func offThePool<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}
