import Hummingbird
import NIOCore
import Vestibule

/// A file of invitations as it came: CSV, or one of Graph's invitations a line.
enum BulkBody {
    /// The body, which may be larger than others and take longer.
    static func bytes(of request: Request, _ context: RequestFacts) async throws -> ByteBuffer {
        var context = context
        context.bodyPatience = max(context.bodyPatience, .seconds(60))
        do { return try await request.bytes(context, limit: BulkFile.mostBytes) } catch RequestRefusal.tooLarge {
            throw BulkRefusal.tooManyBytes
        }
    }

    static func lines(_ body: ByteBuffer, type: String?) throws -> [BulkFile.Line] {
        switch type?.lowercased().split(separator: ";").first.map({ $0.filter { $0 != " " } }) {
        case "text/csv": return try BulkFile.lines(ofCSV: Array(body.readableBytesView))
        case "application/x-ndjson", "application/ndjson", "application/jsonl":
            return try lines(ofNDJSON: Array(body.readableBytesView))
        default: throw RequestRefusal.wrongType("Send the file as text/csv or application/x-ndjson.")
        }
    }

    static func lines(ofNDJSON bytes: [UInt8]) throws(BulkRefusal) -> [BulkFile.Line] {
        var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        var lines: [BulkFile.Line] = []
        var number = 0
        // One after the other: a file of ten million line ends is no array of ten million lines.
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest.dropFirst(line.count + 1)
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            guard lines.count < BulkFile.mostLines else { throw .tooManyLines }
            lines.append(BulkFile.Line(number, wish(line)))
        }
        guard !lines.isEmpty else { throw .empty }
        return BulkFile.withoutRepetitions(lines)
    }

    private static func wish(_ line: ArraySlice<UInt8>) -> Result<BulkWish, BulkFault> {
        guard line.count <= CSVReader.longest else { return .failure(.unreadable("The line is longer than 32 KiB.")) }
        do throws(RequestRefusal) {
            var body = try JSONBody(try JSONReader.object(line))
            let request = try InvitationBody.read(&body)
            let sponsor = try body.string("sponsor")
            // PostgreSQL keeps no such character in JSON, and it would take the other lines with it.
            guard !String(decoding: line, as: UTF8.self).contains("\\u0000") else {
                throw .malformed("The line has a NUL character.")
            }
            if try body.bool("resetRedemption") == true {
                throw .malformed("resetRedemption: a guest is reset by a request of its own.")
            }
            try body.finish()
            return .success(BulkWish(request, sponsor: sponsor))
        } catch { return .failure(.unreadable(error.sentence)) }
    }
}
