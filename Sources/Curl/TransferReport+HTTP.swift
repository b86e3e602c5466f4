internal import CLibCurl

/// What every use of HTTP here has in common.
enum WebAddress {
    /// Whether it goes in plain text.
    ///
    /// - Throws: ``CurlError/invalidArgument(_:)`` for what is neither `https://` nor `http://`, or holds what belongs into no URL.
    static func isPlain(_ url: String) throws(CurlError) -> Bool {
        let isPlain = url.lowercased().hasPrefix("http://")
        guard isPlain || url.lowercased().hasPrefix("https://"), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalidArgument("the URL")
        }
        return isPlain
    }
}

extension TransferReport {
    /// Why there is no answer by HTTP; nil when there is one.
    var httpProblem: CurlError? {
        if bodyWasRefused { return .tooLong }
        switch result {
        case CURLE_OK: return nil
        case CURLE_COULDNT_RESOLVE_HOST: return .couldNotResolve
        case CURLE_COULDNT_CONNECT: return refusedAddress.map { .refusedByEgressRule($0) } ?? .couldNotConnect
        case CURLE_OPERATION_TIMEDOUT: return .timedOut(outcomeUnknown: uploadEnded)
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            return .connectionCut(outcomeUnknown: uploadEnded)
        case _ where Self.tlsCodes.contains(result): return .tlsFailed(reason: reason)
        default: return .failed(code: code, reason: reason)
        }
    }

    /// A header's value as it came, by its name in lower case; of the last answer, where there were several (1xx).
    func header(_ name: String) -> String? {
        var value: String?
        for line in serverLines.map({ String(decoding: $0, as: UTF8.self) }) {
            if line.hasPrefix("HTTP/") { value = nil }
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name else { continue }
            value = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        return value
    }
}
