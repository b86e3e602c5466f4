internal import CLibCurl

extension TransferReport {
    /// An earlier letter's connection was used and was gone before this letter's first byte.
    var showsDeadConnection: Bool {
        guard connectsMade == 0, !uploadBegan, lastReply.map({ $0.code < 400 }) ?? true else { return false }
        return [CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY].contains(result)
    }

    /// The server's answer to the letter, or why there is none.
    func smtpReply() throws(CurlError) -> SMTPReply {
        let reply = lastReply
        switch result {
        case CURLE_OK:
            guard let reply else { throw .connectionCut(outcomeUnknown: uploadEnded) }
            return reply
        case CURLE_COULDNT_RESOLVE_HOST:
            throw .couldNotResolve
        case CURLE_COULDNT_CONNECT:
            throw refusedAddress.map { .refusedByEgressRule($0) } ?? .couldNotConnect
        case CURLE_USE_SSL_FAILED:
            throw .startTLSNotOffered
        case CURLE_LOGIN_DENIED:
            throw .loginRefused
        case CURLE_OPERATION_TIMEDOUT:
            throw .timedOut(outcomeUnknown: uploadEnded)
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_WEIRD_SERVER_REPLY,
            CURLE_REMOTE_ACCESS_DENIED:
            if let reply, reply.code >= 400 { throw .answered(reply, to: stage) }
            throw .connectionCut(outcomeUnknown: uploadEnded)
        case _ where Self.tlsCodes.contains(result):
            throw .tlsFailed(reason: reason)
        default:
            throw .failed(code: code, reason: reason)
        }
    }

    /// The last answer that was about the letter: libcurl says QUIT after a refusal, and 221 is what it hears.
    private var lastReply: SMTPReply? {
        SMTPReply.last(in: Array(serverLines.reversed().drop { $0.starts(with: "221".utf8) }.reversed()))
    }

    var result: CURLcode { CURLcode(rawValue: UInt32(clamping: code)) }

    /// libcurl tells apart what we need by the code it gives: SEND_ERROR for MAIL, RCPT and DATA, the others for the
    /// greeting and EHLO until the content has been sent.
    private var stage: SMTPStage {
        if uploadBegan { return .content }
        return result == CURLE_SEND_ERROR ? .envelope : .connection
    }

    static let tlsCodes: [CURLcode] = [
        CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
        CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CRL_BADFILE,
        CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_SHUTDOWN_FAILED,
    ]
}
