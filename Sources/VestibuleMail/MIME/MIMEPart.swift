internal import FoundationEssentials

/// A part of a message: its headers and its body, every line ended by CRLF, nothing beyond ASCII.
struct MIMEPart {
    let headers: [HeaderField]
    let body: String

    var text: String { headers.map(\.text).joined() + "\r\n" + body }

    static func text(_ text: String, subtype: String) -> MIMEPart {
        MIMEPart(
            headers: [
                HeaderField("Content-Type", words: ["text/\(subtype);", "charset=utf-8"]),
                HeaderField("Content-Transfer-Encoding", "quoted-printable"),
            ],
            body: QuotedPrintable.encode(text))
    }

    /// A picture that the HTML beside it shows by `cid:`, without a name, so that it is not taken for an attachment.
    static func inlineImage(_ bytes: [UInt8], mediaType: String, contentID: String) -> MIMEPart {
        let encoded = Data(bytes).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
        return MIMEPart(
            headers: [
                HeaderField("Content-Type", mediaType),
                HeaderField("Content-Transfer-Encoding", "base64"),
                HeaderField("Content-ID", "<\(contentID)>"),
                HeaderField("Content-Disposition", "inline"),
            ],
            body: encoded + "\r\n")
    }

    /// - Parameter seed: what the boundary is derived from; the same seed and parts give the same bytes.
    static func multipart(_ subtype: String, parameters: [String] = [], _ parts: [MIMEPart], seed: String) -> MIMEPart {
        let texts = parts.map(\.text)
        let boundary = MIMEBoundary(seed: "\(subtype) \(seed)", notIn: texts).text
        let parameters = parameters.map { "\($0);" } + ["boundary=\"\(boundary)\""]
        return MIMEPart(
            headers: [HeaderField("Content-Type", words: ["multipart/\(subtype);"] + parameters)],
            body: texts.map { "--\(boundary)\r\n\($0)" }.joined() + "--\(boundary)--\r\n")
    }
}
