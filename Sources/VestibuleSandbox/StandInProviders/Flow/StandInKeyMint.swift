import Dispatch

/// Finds the keys of stand-ins, each once: who starts many stand-ins in one process gives them one mint, because an RSA key takes
/// up to a second to find in a debug build. No two providers of a mint share a key.
///
/// Guards the search: everybody who asks for a key waits for the one search.
package actor StandInKeyMint {
    private struct Place: Hashable {
        var provider: String
        var number: Int
    }

    private var searches: [Place: Task<StandInKey, any Error>] = [:]

    package init() {}

    /// The provider's key with that number, counted from 0.
    func key(_ number: Int, of provider: String) async throws -> StandInKey {
        let place = Place(provider: provider, number: number)
        if let search = searches[place] { return try await search.value }
        // Kept here, and awaited by everybody who asks.
        let search = Task { try await Self.find() }
        searches[place] = search
        return try await search.value
    }

    /// On a thread of its own: the pool's threads serve the service too.
    private static func find() async throws -> StandInKey {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try StandInKey() }) }
        }
    }
}
