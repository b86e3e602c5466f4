/// What a letter says, as far as it could be read.
package struct LetterContent: Sendable {
    /// Decoded, in their order.
    package var headers: [HeaderField] = []
    package var from: String?
    package var to: [String] = []
    package var subject = ""
    /// Line endings are LF in both.
    package var text: String?
    package var html: String?
    package var images: [InlineImage] = []
}

/// An image that the HTML names as `cid:…`.
package struct InlineImage: Sendable {
    package let contentID: String
    package let mediaType: String
    package let bytes: [UInt8]
}

/// Reads a letter (RFC 5322, MIME). Never refuses: nonsense gives a letter with less in it.
package struct LetterReader {
    private var content = LetterContent()
    private var partsLeft = 200

    private static let maximumDepth = 8

    package static func read(_ raw: [UInt8]) -> LetterContent {
        var reader = LetterReader()
        reader.read(raw)
        return reader.content
    }

    private mutating func read(_ raw: [UInt8]) {
        let letter = HeaderBlock(raw[...])
        content.headers = letter.fields.map { HeaderField(name: $0.name, value: EncodedWord.decode($0.value)) }
        // Addresses are cut before names are decoded: a decoded name may hold a comma.
        content.from = letter["From"].flatMap { AddressList.addresses(in: $0).first }
        content.to = letter["To"].map { AddressList.addresses(in: $0) } ?? []
        content.subject = letter["Subject"].map(EncodedWord.decode) ?? ""
        take(letter, depth: 0)
    }

    /// The first plain text and the first HTML count: in `multipart/alternative` they are the letter itself.
    private mutating func take(_ part: HeaderBlock, depth: Int) {
        guard depth <= Self.maximumDepth, partsLeft > 0 else { return }
        partsLeft -= 1
        let type = ContentType(part["Content-Type"])
        if type.mediaType.hasPrefix("multipart/") {
            guard let boundary = type.parameters["boundary"], !boundary.isEmpty else { return }
            for child in MultipartBody.parts(of: part.body, boundary: boundary) {
                take(HeaderBlock(child), depth: depth + 1)
            }
            return
        }
        let isAttached = part["Content-Disposition"]?.lowercased().hasPrefix("attachment") ?? false
        let bytes = TransferEncoding.decode(part.body, encoding: part["Content-Transfer-Encoding"])
        let contentID = part["Content-ID"].flatMap { AddressList.addresses(in: $0).first }
        if type.mediaType.hasPrefix("image/"), let contentID {
            content.images.append(InlineImage(contentID: contentID, mediaType: type.mediaType, bytes: bytes))
        } else if type.mediaType == "text/plain", content.text == nil, !isAttached {
            content.text = Charset.text(bytes, as: type.charset)
        } else if type.mediaType == "text/html", content.html == nil, !isAttached {
            content.html = Charset.text(bytes, as: type.charset)
        }
    }
}
