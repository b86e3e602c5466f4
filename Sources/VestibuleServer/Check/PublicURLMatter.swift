import Curl
import Foundation

/// Whether the public URL leads here, over a certificate that browsers accept.
enum PublicURLMatter {
    static let path = "/health/live"

    static func findings(_ glimpse: PageFetch.Glimpse, base: String, now: Date) -> [Finding] {
        if let problem = glimpse.problem { return [finding(problem, glimpse.certificate, base)] }
        var findings = [answer(glimpse, base)]
        if let ends = glimpse.certificate.ends.flatMap(ForeignDate.certificate), ends < now.addingTimeInterval(14 * 86_400) {
            findings.append(
                .warning(
                    "public URL", "its certificate ends \(ForeignDate.day(ends))", mend: "renew it, and let that happen by itself"))
        }
        if let theirs = glimpse.date.flatMap(ForeignDate.http) {
            // The header tells whole seconds, and was written some time before it was read.
            findings.append(ClockMatter.finding(against: "the public URL", lead: now.timeIntervalSince(theirs), precision: 3))
        }
        return findings
    }

    private static func answer(_ glimpse: PageFetch.Glimpse, _ base: String) -> Finding {
        switch glimpse.status {
        case 200 where glimpse.body.contains(#""status":"live""#): .ok("public URL", "\(base) answers, and it is Vestibule")
        case 502, 503, 504:
            .warning(
                "public URL", "the proxy at \(base) answers \(glimpse.status): it does not reach the service",
                mend: "start it (vestibule serve), and let the proxy point to VESTIBULE_LISTEN_HOST and VESTIBULE_LISTEN_PORT")
        default:
            .wrong(
                "public URL", "\(base)\(path) answers \(glimpse.status), and it is not Vestibule",
                mend: "let the proxy hand on every path and the Host header unchanged, or correct VESTIBULE_BASE_URL")
        }
    }

    private static func finding(_ problem: CurlError, _ certificate: CertificateGlimpse, _ base: String) -> Finding {
        switch problem {
        case .couldNotResolve:
            .wrong("public URL", "the name in \(base) is not known", mend: "publish it in DNS, or correct VESTIBULE_BASE_URL")
        case .tlsFailed:
            .wrong(
                "public URL", "the certificate of \(base) is not accepted: \(CertificateVerdict.words(certificate.verdict))",
                mend: "give the proxy, or VESTIBULE_TLS_CERTIFICATE_FILE, a certificate for this name with its whole chain")
        default:
            .warning(
                "public URL", "\(base) does not answer: \(problem)",
                mend:
                    "start the service (vestibule serve), then check again; some networks do not let a machine reach its own public address"
            )
        }
    }
}
