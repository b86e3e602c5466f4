import FoundationEssentials

/// A letter's HTML as the mailbox shows it: in a frame without scripts, forms or network, whose links lead the whole
/// window on, and with its `cid:` images inside.
struct ShownLetter {
    /// The frame inherits the page's policy. Letters are styled inline, so styles are the one thing let in.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; "
        + "form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

    let frame: String

    /// `nil` for a letter without HTML.
    init?(_ content: LetterContent) {
        guard var html = content.html else { return nil }
        // Longest first: `cid:logo` is the beginning of `cid:logo2`.
        for image in content.images.sorted(by: { $0.contentID.count > $1.contentID.count }) {
            html.replace("cid:\(image.contentID)", with: Self.dataURL(of: image))
        }
        let sandbox = "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
        frame = """
            <iframe title="The letter" sandbox="\(sandbox)" srcdoc="\(escaped("<base target=\"_top\">" + html))"></iframe>
            """
    }

    /// The media type is the sender's word, so only what a media type may hold is let through.
    private static func dataURL(of image: InlineImage) -> String {
        let mediaType = image.mediaType.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "/+-.".contains($0)) }
        return "data:\(mediaType);base64,\(Data(image.bytes).base64EncodedString())"
    }
}
