/// OpenSSL's verdicts on a chain (x509_vfy.h), in words.
enum CertificateVerdict {
    static func words(_ verdict: Int) -> String {
        switch verdict {
        // The name is looked at before the chain's verdict is asked for, and 1 is what libcurl begins with.
        case 0, 1, 62: "it is for another host name"
        case 9: "it is not valid yet (or this machine's clock is wrong)"
        case 10: "it has expired"
        case 18, 19: "it is self-signed, by an authority that is not trusted here"
        case 20, 21: "its authority is not trusted here, or the server does not send the whole chain"
        case 23: "it was revoked"
        default: "OpenSSL's verdict is \(verdict) (see openssl-verify)"
        }
    }
}
