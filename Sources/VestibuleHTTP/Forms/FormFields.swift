import Foundation
import Hummingbird
import NIOCore
import Synchronization

/// The fields of an `application/x-www-form-urlencoded` body (WHATWG URL §5.1), in the order they came.
struct FormFields: Sendable {
    let pairs: [(name: String, value: String)]

    /// - Throws: ``RequestRefusal`` for more than 200 fields, or bytes that are not percent-encoded UTF-8.
    init(_ text: String) throws(RequestRefusal) {
        var pairs: [(name: String, value: String)] = []
        // By bytes: to find where a character of a String ends costs more than all the rest.
        for field in text.utf8.split(separator: UInt8(ascii: "&")) {
            guard pairs.count < 200 else { throw .malformed("The form has more than 200 fields.") }
            let end = field.firstIndex(of: UInt8(ascii: "=")) ?? field.endIndex
            guard let name = PercentEncoding.decoded(Substring(field[..<end])),
                let value = PercentEncoding.decoded(Substring(field[end...].dropFirst()))
            else { throw .malformed("The form is not percent-encoded UTF-8.") }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// The value of a field that came exactly once.
    subscript(_ name: String) -> String? {
        let values = pairs.filter { $0.name == name }
        return values.count == 1 ? values.first?.value : nil
    }
}

extension Request {
    /// The body as bytes, at most `limit`, within ``RequestFacts/bodyPatience``: a client that drips is cut off.
    func bytes(_ context: RequestFacts, limit: Int = 1 << 20) async throws -> ByteBuffer {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw RequestRefusal.tooLarge }
        // The connection's own loop keeps the time: a task that sleeps beside each body would cost as much as a small request.
        let isLate = Atomic(false)
        let alarm = context.channel.eventLoop.scheduleTask(in: TimeAmount(context.bodyPatience)) {
            isLate.store(true, ordering: .relaxed)
            // TLS cannot be closed by half (NIOSSL), so there the whole connection goes.
            context.channel.close(mode: .input).whenFailure { _ in context.channel.close(promise: nil) }
        }
        defer { alarm.cancel() }
        do { return try await body.collect(upTo: limit) } catch is NIOTooManyBytesError {
            throw RequestRefusal.tooLarge
        } catch  where isLate.load(ordering: .relaxed) || error is CancellationError {
            throw RequestRefusal.tooSlow
        } catch {
            // The client went away in the middle: its doing, and nobody's accident.
            throw RequestRefusal.malformed("The body ended before it was whole.")
        }
    }

    func form(_ context: RequestFacts) async throws -> FormFields {
        let type = headers[.contentType]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw RequestRefusal.wrongType("Send the fields as application/x-www-form-urlencoded.")
        }
        // No form of ours, and no credentials, come near this.
        let bytes = try await bytes(context, limit: 16 * 1024)
        guard let text = String(bytes: bytes.readableBytesView, encoding: .utf8) else {
            throw RequestRefusal.malformed("The form is not UTF-8.")
        }
        return try FormFields(text)
    }

    /// One query parameter that chooses what is answered. One that came twice is refused: left out, it would choose everything.
    func choice(_ name: String) throws(RequestRefusal) -> String? {
        let values = uri.queryParameters[values: name[...]]
        guard values.count <= 1 else { throw .malformed("\(name) came \(values.count) times. Send it once.") }
        return values.first.map(String.init)
    }

    /// A choice of yes or no; no where it is missing.
    func isChosen(_ name: String) throws(RequestRefusal) -> Bool {
        switch try choice(name)?.lowercased() {
        case "true": true
        case "false", nil: false
        default: throw .malformed("\(name): give true or false.")
        }
    }

    /// One query parameter, decoded; nil when it is missing or repeated.
    func query(_ name: String) -> String? {
        let values = uri.queryParameters[values: name[...]]
        return values.count == 1 ? values.first.map(String.init) : nil
    }
}
