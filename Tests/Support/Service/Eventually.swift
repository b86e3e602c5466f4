/// What a test waited for in vain.
package struct NeverHappened: Error, CustomStringConvertible {
    let what: String
    let within: Duration
    package var description: String { "\(what): did not happen within \(within)" }
}

/// The first value that `look` finds, asked again and again until the deadline.
package func eventually<Value: Sendable>(
    _ what: String, within patience: Duration = .seconds(15), every pause: Duration = .milliseconds(10),
    _ look: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + patience
    while true {
        if let value = try await look() { return value }
        guard ContinuousClock.now < deadline else { throw NeverHappened(what: what, within: patience) }
        try await Task.sleep(for: pause)
    }
}

/// Waits for a condition.
package func eventually(
    _ what: String, within patience: Duration = .seconds(15), _ isSo: () async throws -> Bool
) async throws {
    _ = try await eventually(what, within: patience) { try await isSo() ? true : nil }
}
