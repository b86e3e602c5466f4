import Hummingbird
import Vestibule

/// `POST /bounces`: the mail system hands over what came back, as it came (`message/rfc822`).
///
/// Whatever it says of a letter is answered with 200, also what says nothing: a mail system that heard an error would send a report of the report.
struct BounceEndpoint: Sendable {
    let takeBounce: TakeBounce

    /// What a report with the headers of a letter is shorter than; those that quote a letter whole are cut by most.
    static let limit = 1 << 20

    func take(_ request: Request, _ context: RequestFacts) async throws -> Response {
        var recipient: EmailAddress?
        if let text = try request.choice("recipient") {
            guard let address = try? EmailAddress(text) else {
                throw RequestRefusal.malformed("recipient: give the address that the report was delivered to, its + as %2B.")
            }
            recipient = address
        }
        let message = try await request.bytes(context, limit: Self.limit)
        let outcome = try await takeBounce(Array(message.readableBytesView), to: recipient)
        return Response.json { json in json.object { $0.member("result", outcome.rawValue) } }
    }
}
