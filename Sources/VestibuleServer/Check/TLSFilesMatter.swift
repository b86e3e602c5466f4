import Foundation
import NIOSSL

/// Whether the certificate and key that TLS is ended with exist, belong together and are in time.
enum TLSFilesMatter {
    static func finding(_ files: ServerSettings.TLS, now: Date) -> Finding {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
        do { chain = try NIOSSLCertificate.fromPEMFile(files.certificateFile) } catch {
            return .wrong(
                "TLS files", "no PEM certificate can be read from \(files.certificateFile)",
                mend: "correct VESTIBULE_TLS_CERTIFICATE_FILE, and let the service's user read the file")
        }
        do { key = try NIOSSLPrivateKey(file: files.keyFile, format: .pem) } catch {
            return .wrong(
                "TLS files", "no PEM key can be read from \(files.keyFile)",
                mend: "correct VESTIBULE_TLS_KEY_FILE, and let the service's user read the file")
        }
        do {
            _ = try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
        } catch {
            return .wrong(
                "TLS files", "the key does not belong to the certificate",
                mend: "put the chain with the server's own certificate first, and the key that it was made for")
        }
        guard let own = chain.first else {
            return .wrong("TLS files", "\(files.certificateFile) is empty", mend: "put the chain into it")
        }
        return lifetime(
            from: Date(timeIntervalSince1970: TimeInterval(own.notValidBefore)),
            to: Date(timeIntervalSince1970: TimeInterval(own.notValidAfter)), now: now)
    }

    static func lifetime(from begin: Date, to end: Date, now: Date) -> Finding {
        let mend = "renew it, then restart the service: files are read at the start"
        if now > end { return .wrong("TLS files", "the certificate ended \(ForeignDate.day(end))", mend: mend) }
        if now < begin {
            return .wrong("TLS files", "the certificate begins only \(ForeignDate.day(begin))", mend: "see to this machine's clock")
        }
        if now > end.addingTimeInterval(-14 * 86_400) {
            return .warning("TLS files", "the certificate ends \(ForeignDate.day(end))", mend: mend)
        }
        return .ok("TLS files", "certificate and key belong together, until \(ForeignDate.day(end))")
    }
}
