import Vestibule

/// Where an address goes and why: what Graph lacks, in its manner.
struct RouteResource: JSONWritable {
    let explanation: ExplainRoute.Explanation

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("emailAddress", explanation.address.text)
            json.member("domainPolicy") {
                $0.object {
                    $0.member("isAllowed", explanation.domain.isAllowed)
                    $0.member("reason", explanation.domain.sentence)
                }
            }
            if let guest = explanation.guest { json.member("guestId", guest) }
            explanation.route.writeMembers(to: &json)
        }
    }
}

extension RouteTrace: JSONWritable {
    func write(to json: inout JSONWriter) { json.object { writeMembers(to: &$0) } }

    /// Which door, why, what else, what was found about each, and when.
    fileprivate func writeMembers(to json: inout JSONWriter) {
        if let door { json.member("identityProvider", door.description) } else { json.null("identityProvider") }
        json.member("reason", sentence)
        json.member("guestMayChoosePasscode", offersPasscode)
        json.member("alternatives") { $0.array(alternatives.map(\.description)) }
        json.member("trace") { json in
            json.array(verdicts.span) { json, verdict in
                json.object {
                    $0.member("identityProvider", verdict.door.description)
                    $0.member("verdict", verdict.word)
                    $0.member("reason", verdict.sentence)
                }
            }
        }
        json.member("asOfDateTime", at)
    }
}

extension DoorVerdict {
    /// `fits`, `mayFit` or `closed`.
    var word: String {
        switch standing {
        case .fits: "fits"
        case .mayFit: "mayFit"
        case .closed: "closed"
        }
    }
}
