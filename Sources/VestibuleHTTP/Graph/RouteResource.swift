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
            if let route = explanation.route {
                json.member("identityProvider", route.first.door.description)
                json.member("reason", route.first.sentence)
                json.member("guestMayChoosePasscode", route.offersPasscode)
            } else {
                json.null("identityProvider")
                json.member("reason", "No identity provider that is open to this address fits it.")
            }
            json.member("alternatives") { $0.array((explanation.route?.alternatives ?? []).map(\.door.description)) }
            json.member("trace") { json in
                json.array(explanation.trace.span) { json, verdict in
                    json.object {
                        $0.member("identityProvider", verdict.door.description)
                        $0.member("verdict", verdict.word)
                        $0.member("reason", verdict.sentence)
                    }
                }
            }
        }
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
