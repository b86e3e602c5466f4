import Foundation

extension RouteTrace {
    private static let version = 1

    /// The trace as compact JSON (RFC 8259), one text for each door: `azureAD fits verifiedInEntra 72f988bf-…`. Written without an encoder,
    /// because every invitation pays for it.
    package var kept: String {
        var json = "{\"v\":\(Self.version),\"at\":\(Int(at.timeIntervalSince1970))"
        if let door { json += ",\"door\":\"\(door)\"" }
        if isChoice { json += ",\"choice\":true" }
        if offersPasscode { json += ",\"passcode\":true" }
        json += ",\"others\":[\(Self.list(alternatives.map(\.description)))]"
        json += ",\"doors\":[\(Self.list(verdicts.map(\.kept)))]}"
        return json
    }

    /// Reads what ``kept`` writes. Nil for a shape that another program wrote.
    package init?(kept json: String) {
        guard let kept = try? JSONDecoder().decode(Kept.self, from: Data(json.utf8)), kept.v == Self.version else { return nil }
        let alternatives = kept.others.compactMap { Door($0) }
        let verdicts = kept.doors.compactMap { DoorVerdict(kept: $0) }
        let door = kept.door.flatMap { Door($0) }
        guard alternatives.count == kept.others.count, verdicts.count == kept.doors.count, (door == nil) == (kept.door == nil)
        else {
            return nil
        }
        self.init(
            at: Date(timeIntervalSince1970: kept.at), door: door, isChoice: kept.choice ?? false,
            offersPasscode: kept.passcode ?? false, alternatives: alternatives, verdicts: verdicts)
    }

    private struct Kept: Decodable {
        var v: Int
        var at: Double
        var door: String?
        var choice: Bool?
        var passcode: Bool?
        var others: [String]
        var doors: [String]
    }

    private static func list(_ texts: [String]) -> String {
        texts.map { "\"\($0.escaped)\"" }.joined(separator: ",")
    }
}

extension String {
    /// Only a partner's name holds anything but plain letters.
    fileprivate var escaped: String {
        guard utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else { return self }
        return unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\0"..<" ": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
    }
}

extension DoorVerdict {
    /// Door, verdict, why, and the fact that the reason names, if it names one.
    fileprivate var kept: String {
        switch standing {
        case .fits(let reason): "\(door) fits \(reason.kept)"
        case .mayFit(let reason): "\(door) mayFit \(reason.kept)"
        case .closed(let obstacle): "\(door) closed \(obstacle.rawValue)"
        }
    }

    fileprivate init?(kept: String) {
        let parts = kept.split(separator: " ", maxSplits: 3).map(String.init)
        guard parts.count >= 3, let door = Door(parts[0]) else { return nil }
        let fact = parts.count > 3 ? parts[3] : ""
        switch parts[1] {
        case "fits":
            guard let reason = Reason(kept: parts[2], fact) else { return nil }
            self.init(door, .fits(reason))
        case "mayFit":
            guard let reason = Reason(kept: parts[2], fact) else { return nil }
            self.init(door, .mayFit(reason))
        case "closed":
            guard let obstacle = Obstacle(rawValue: parts[2]) else { return nil }
            self.init(door, .closed(obstacle))
        default: return nil
        }
    }
}

extension DoorVerdict.Reason {
    fileprivate var kept: String {
        switch self {
        case .bound: "bound"
        case .wished: "wished"
        case .rule(let domain): "rule \(domain)"
        case .verifiedInEntra(let tenant): "verifiedInEntra \(tenant)"
        case .federatedDomain(let name): "federatedDomain \(name)"
        case .consumerDomain: "consumerDomain"
        case .workspaceDomain: "workspaceDomain"
        case .mailbox: "mailbox"
        case .microsoftAccountCanBeMade: "microsoftAccountCanBeMade"
        case .unknown(let why): "unknown \(why.rawValue)"
        case .anybodyCanHaveOne: "anybodyCanHaveOne"
        }
    }

    fileprivate init?(kept name: String, _ fact: String) {
        switch name {
        case "bound": self = .bound
        case "wished": self = .wished
        case "rule": self = .rule(domain: fact)
        case "verifiedInEntra": self = .verifiedInEntra(tenant: fact)
        case "federatedDomain": self = .federatedDomain(name: fact)
        case "consumerDomain": self = .consumerDomain
        case "workspaceDomain": self = .workspaceDomain
        case "mailbox": self = .mailbox
        case "microsoftAccountCanBeMade": self = .microsoftAccountCanBeMade
        case "unknown":
            guard let why = Ignorance(rawValue: fact) else { return nil }
            self = .unknown(why)
        case "anybodyCanHaveOne": self = .anybodyCanHaveOne
        default: return nil
        }
    }
}
