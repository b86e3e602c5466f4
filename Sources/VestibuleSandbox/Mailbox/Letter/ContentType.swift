/// A `Content-Type` field (RFC 2045 §5.1). What cannot be read is plain text, as the RFC has it.
struct ContentType {
    /// Lower case, such as `text/html`.
    let mediaType: String
    /// Names in lower case, values unquoted.
    let parameters: [String: String]

    init(_ value: String?) {
        let segments = Self.segments(of: value ?? "")
        let mediaType = trimmingBlanks(segments.first ?? "").lowercased()
        self.mediaType = mediaType.contains("/") ? mediaType : "text/plain"
        var parameters: [String: String] = [:]
        for segment in segments.dropFirst() {
            let pair = segment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = pair.first, let value = pair.dropFirst().first else { continue }
            parameters[trimmingBlanks(name).lowercased()] = trimmingBlanks(value)
        }
        self.parameters = parameters
    }

    var charset: String { parameters["charset"] ?? "us-ascii" }

    /// Splits at semicolons outside quotes, and takes the quotes off.
    private static func segments(of value: String) -> [String] {
        var segments: [String] = []
        var segment = ""
        var isQuoted = false
        var isEscaped = false
        for character in value {
            if isEscaped {
                segment.append(character)
                isEscaped = false
                continue
            }
            switch character {
            case "\\" where isQuoted: isEscaped = true
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted:
                segments.append(segment)
                segment = ""
            default: segment.append(character)
            }
        }
        return segments + [segment]
    }
}
