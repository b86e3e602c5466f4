internal import CLibCurl

/// A libcurl easy handle with one transfer's settings; freed with the last reference.
///
/// Used by the loop's thread only.
final class EasyHandle {
    /// Seconds for an answer that no longer matters.
    private static let briefPatience = 2

    let pointer: UnsafeMutableRawPointer
    private let context: TransferContext
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    /// - Throws: ``CurlError/failed(code:reason:)`` when libcurl refuses a setting: nothing may run with half of them.
    init(_ transfer: Transfer, context: TransferContext, remaining: Duration) throws(CurlError) {
        guard let pointer = curl_easy_init() else { throw .failed(code: 27, reason: "Out of memory") }
        self.pointer = pointer
        self.context = context
        try bound(transfer, remaining: remaining)
        try address(transfer)
        try secure(transfer)
        try callBack()
        let patience = max(1, (remaining.wholeMilliseconds + 999) / 1000)
        context.hurry = { waitsBriefly in
            let seconds = waitsBriefly ? min(patience, Self.briefPatience) : patience
            _ = vestibule_set_long(pointer, CURLOPT_SERVER_RESPONSE_TIMEOUT, seconds)
        }
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
    }

    func report(_ code: CURLcode) -> TransferReport {
        TransferReport(
            code: Int(code.rawValue), reason: String(cString: curl_easy_strerror(code)),
            serverLines: context.serverLines, connectsMade: number(CURLINFO_NUM_CONNECTS),
            uploadBegan: context.uploadBegan, uploadEnded: context.uploadEnded, status: number(CURLINFO_RESPONSE_CODE),
            body: context.body, bodyWasRefused: context.bodyWasRefused,
            certificate: CertificateGlimpse(
                verdict: number(CURLINFO_SSL_VERIFYRESULT),
                ends: vestibule_certificate_end(pointer).map { String(cString: $0) }),
            refusedAddress: context.permittedSockets == 0 ? context.refusedAddress : nil)
    }

    /// The socket in use, be it new or kept from an earlier transfer.
    var activeSocket: Int32? {
        var descriptor: curl_socket_t = -1
        guard vestibule_get_socket(pointer, CURLINFO_ACTIVESOCKET, &descriptor) == CURLE_OK else { return nil }
        return descriptor >= 0 ? descriptor : nil
    }

    private func number(_ info: CURLINFO) -> Int {
        var value = 0
        return vestibule_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }
}

// MARK: - Settings

extension EasyHandle {
    private func bound(_ transfer: Transfer, remaining: Duration) throws(CurlError) {
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_TIMEOUT_MS, max(1, remaining.wholeMilliseconds))
        try set(CURLOPT_CONNECTTIMEOUT_MS, max(1, min(transfer.connectWithin, remaining).wholeMilliseconds))
        try set(CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, (remaining.wholeMilliseconds + 999) / 1000))
        // Fewer than 10 bytes a second for 20 seconds: somebody is holding us.
        try set(CURLOPT_LOW_SPEED_LIMIT, 10)
        try set(CURLOPT_LOW_SPEED_TIME, 20)
        // A name server that does not answer must hold its own thread only, never the loop when the handle is freed.
        try set(CURLOPT_QUICK_EXIT, 1)
    }

    private func address(_ transfer: Transfer) throws(CurlError) {
        try set(CURLOPT_URL, transfer.url)
        try set(CURLOPT_PROTOCOLS_STR, transfer.schemes)
        try set(CURLOPT_REDIR_PROTOCOLS_STR, transfer.schemes)
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // Empty, not unset: unset reads the environment.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NETRC, 0)
        try set(CURLOPT_FRESH_CONNECT, transfer.needsFreshConnection ? 1 : 0)
        switch transfer.work {
        case .mail(let envelope):
            try set(CURLOPT_MAIL_FROM, "<\(envelope.sender)>")
            try set(CURLOPT_MAIL_RCPT, envelope.recipients.map { "<\($0)>" })
            // One refused recipient refuses the letter; half a delivery is told to nobody.
            try set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 0)
            try set(CURLOPT_UPLOAD, 1)
            try check(vestibule_set_offset(pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(transfer.upload.count)))
        case .greeting:
            try set(CURLOPT_CUSTOMREQUEST, "NOOP")
            try set(CURLOPT_NOBODY, 1)
            try set(CURLOPT_CERTINFO, 1)
        case .page:
            try set(CURLOPT_HTTPGET, 1)
            try set(CURLOPT_CERTINFO, 1)
            try set(CURLOPT_HTTPHEADER, transfer.headers)
        case .post:
            try set(CURLOPT_POST, 1)
            try check(vestibule_set_offset(pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(transfer.upload.count)))
            // A server that does not know `Expect` would be waited for.
            try set(CURLOPT_HTTPHEADER, transfer.headers + ["Expect:"])
        }
    }

    private func secure(_ transfer: Transfer) throws(CurlError) {
        switch transfer.security {
        case .plaintext:
            try set(CURLOPT_USE_SSL, Int(CURLUSESSL_NONE.rawValue))
        case .upgraded, .fromTheStart:
            try set(CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
        }
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        if let caFile = transfer.caFile { try set(CURLOPT_CAINFO, caFile) }
        if let credentials = transfer.credentials {
            try set(CURLOPT_USERNAME, credentials.username)
            try set(CURLOPT_PASSWORD, credentials.password)
        }
    }

    private func callBack() throws(CurlError) {
        let context = Unmanaged.passUnretained(context).toOpaque()
        let sockets = Unmanaged.passUnretained(self.context.sockets).toOpaque()
        try check(vestibule_set_transfer_callback(pointer, CURLOPT_READFUNCTION, readUpload))
        try check(vestibule_set_pointer(pointer, CURLOPT_READDATA, context))
        try check(vestibule_set_seek_callback(pointer, rewindUpload))
        try check(vestibule_set_pointer(pointer, CURLOPT_SEEKDATA, context))
        try check(vestibule_set_transfer_callback(pointer, CURLOPT_HEADERFUNCTION, hearLine))
        try check(vestibule_set_pointer(pointer, CURLOPT_HEADERDATA, context))
        try check(vestibule_set_transfer_callback(pointer, CURLOPT_WRITEFUNCTION, keepBody))
        try check(vestibule_set_pointer(pointer, CURLOPT_WRITEDATA, context))
        try check(vestibule_set_open_socket_callback(pointer, openSocket))
        try check(vestibule_set_pointer(pointer, CURLOPT_OPENSOCKETDATA, context))
        // A connection outlives the transfer that opened it, so this one is handed the loop's object, not the transfer's.
        try check(vestibule_set_close_socket_callback(pointer, closeSocket))
        try check(vestibule_set_pointer(pointer, CURLOPT_CLOSESOCKETDATA, sockets))
    }

    private func set(_ option: CURLoption, _ value: Int) throws(CurlError) {
        try check(vestibule_set_long(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(CurlError) {
        try check(vestibule_set_text(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ values: [String]) throws(CurlError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = curl_slist_append(list, value) else {
                curl_slist_free_all(list)
                throw .failed(code: 27, reason: "Out of memory")
            }
            list = longer
        }
        guard let list else { return }
        lists.append(list)
        try check(vestibule_set_list(pointer, option, list))
    }

    private func check(_ code: CURLcode) throws(CurlError) {
        guard code == CURLE_OK else {
            throw .failed(code: Int(code.rawValue), reason: String(cString: curl_easy_strerror(code)))
        }
    }
}

// MARK: - Callbacks

private func readUpload(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ raw: UnsafeMutableRawPointer?
)
    -> Int
{
    guard let buffer, let raw else { return 0 }
    let context = Unmanaged<TransferContext>.fromOpaque(raw).takeUnretainedValue()
    return context.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

private func rewindUpload(_ raw: UnsafeMutableRawPointer?, _ offset: curl_off_t, _ origin: Int32) -> Int32 {
    guard let raw, origin == 0 else { return CURL_SEEKFUNC_CANTSEEK }
    let context = Unmanaged<TransferContext>.fromOpaque(raw).takeUnretainedValue()
    return context.rewind(to: Int(offset)) ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
}

private func hearLine(_ line: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ raw: UnsafeMutableRawPointer?)
    -> Int
{
    guard let line, let raw else { return 0 }
    let context = Unmanaged<TransferContext>.fromOpaque(raw).takeUnretainedValue()
    context.hear(UnsafeRawBufferPointer(start: line, count: size * count))
    return size * count
}

private func keepBody(_ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ raw: UnsafeMutableRawPointer?)
    -> Int
{
    guard let bytes, let raw else { return 0 }
    let context = Unmanaged<TransferContext>.fromOpaque(raw).takeUnretainedValue()
    return context.keep(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

private func openSocket(
    _ raw: UnsafeMutableRawPointer?, _: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let raw, let address, let bytes = vestibule_address_bytes(address) else { return -1 }
    let context = Unmanaged<TransferContext>.fromOpaque(raw).takeUnretainedValue()
    return context.openSocket(
        family: address.pointee.family, type: address.pointee.socktype, protocol: address.pointee.protocol,
        address: UnsafeRawBufferPointer(start: bytes, count: Int(address.pointee.addrlen)))
}

private func closeSocket(_ raw: UnsafeMutableRawPointer?, _ descriptor: curl_socket_t) -> Int32 {
    guard let raw else { return -1 }
    return Unmanaged<OpenSockets>.fromOpaque(raw).takeUnretainedValue().close(descriptor)
}
