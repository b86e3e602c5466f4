import Foundation
import OpenIDConnect

/// A provider's public keys (RFC 7517 §5). What cannot verify an ID token is left out: other algorithms, keys for encryption, symmetric ones.
struct KeySet: Sendable, Equatable {
    private static let most = 100

    var keys: [PublishedKey]

    init?(json: some Sequence<UInt8>) {
        guard let read = try? JSONDecoder().decode(Written.self, from: Data(json)) else { return nil }
        keys = read.keys.prefix(Self.most).compactMap(\.key)
    }

    /// The keys that may have signed under this head. Without a key's id, the set must leave no choice (OpenID Connect Core 1.0 §10.1).
    ///
    /// - Throws: ``IDTokenFault/unknownKey``, or ``IDTokenFault/algorithm`` when the key with this id signs with another.
    func candidates(for header: IDTokenHeader) throws(IDTokenFault) -> [PublishedKey] {
        let named = header.keyID.map { id in keys.filter { $0.id == id } } ?? keys
        let fitting = named.filter { $0.algorithm == header.algorithm }
        guard !named.isEmpty else { throw .unknownKey }
        guard !fitting.isEmpty else { throw header.keyID == nil ? .unknownKey : .algorithm }
        guard header.keyID != nil || fitting.count == 1 else { throw .unknownKey }
        return fitting
    }

    /// Whether the set need not be read anew for this head.
    func knows(_ header: IDTokenHeader) -> Bool {
        do throws(IDTokenFault) { return try !candidates(for: header).isEmpty } catch { return error != .unknownKey }
    }

    /// One key that is nonsense spoils no other.
    private struct Written: Decodable {
        var keys: [Entry]

        struct Entry: Decodable {
            var key: PublishedKey?

            init(from decoder: any Decoder) throws { key = try? PublishedKey(from: decoder) }
        }
    }
}
