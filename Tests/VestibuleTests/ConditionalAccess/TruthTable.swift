import FoundationEssentials
import Vestibule

/// Policies and sign-ins that meet often: few guests, applications, places and so on.
enum Drawn {
    static let guests = (100..<104).map { Guest.ID.numbered($0) }
    static let applications = (200..<204).map { Application.ID.numbered($0) }
    static let sponsors = (300..<303).map { Sponsor.ID.numbered($0) }
    static let terms = (400..<403).map { TermsOfUse.ID.numbered($0) }
    static let places = (500..<504).map { NamedLocation.ID.numbered($0) }
    static let domains = ["fabrikam.example", "hr.fabrikam.example", "northwind.example"]
    static let homeTenants = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"]
    static let doors: [Door] = [.azureAD, .google, .microsoftAccount, .passcode, .externalFederation(.numbered(600))]

    static func locations() -> [NamedLocation] {
        let ranges = ["203.0.113.0/25", "2001:db8::/32"].compactMap { WrittenRange($0) }
        let office = ["203.0.113.64/26"].compactMap { WrittenRange($0) }
        let extents: [NamedLocation.Extent] = [
            .ranges(ranges, isTrusted: false), .ranges(office, isTrusted: true),
            .countries(["DE", "FR"], includesUnknown: false), .countries(["US"], includesUnknown: true),
        ]
        return zip(places, extents).map { NamedLocation(id: $0, displayName: "Place", extent: $1, createdAt: .beginning) }
    }

    static func policy(_ number: Int, _ dice: inout Dice) -> ConditionalAccessPolicy {
        var conditions = PolicyConditions()
        let words = [GuestWord.all, .guestsOrExternalUsers, .none] + guests.map { .guest($0) }
        if dice.chance(50) { conditions.guests.included = dice.some(of: words, 2) }
        if dice.chance(30) { conditions.guests.excluded = dice.some(of: guests.map { .guest($0) }, 1) }
        if dice.chance(20) {
            conditions.guests.included = []
            conditions.includedTypes = GuestTypes([dice.one(of: GuestTypes.known), GuestTypes.ours])
            if dice.chance(50) { conditions.includedTypes?.homeTenants = [dice.one(of: homeTenants)] }
        }
        if dice.chance(10) { conditions.excludedTypes = GuestTypes([dice.one(of: GuestTypes.known)]) }
        if dice.chance(50) { conditions.applications.included = dice.some(of: applications.map { .application($0) }, 2) }
        if dice.chance(30) { conditions.applications.excluded = [.application(dice.one(of: applications))] }
        if dice.chance(30) { conditions.clients = [dice.one(of: ClientWord.allCases)] }
        if dice.chance(30) {
            conditions.platforms = Choice(
                dice.some(of: PlatformWord.allCases, 2), excluding: dice.chance(40) ? [dice.one(of: PlatformWord.allCases)] : [])
        }
        let everywhere = [LocationWord.all, .allTrusted] + places.map { .named($0) }
        if dice.chance(50) {
            conditions.locations = Choice(
                dice.some(of: everywhere, 1), excluding: dice.chance(50) ? [dice.one(of: everywhere)] : [])
        }
        if dice.chance(20) {
            conditions.doors = Choice([dice.one(of: [.all, .anyFederation] + doors.map { DoorWord.door($0) })])
        }
        if dice.chance(20) {
            conditions.domains = Choice([dice.one(of: domains + ["*.fabrikam.example"])].compactMap { DomainWord($0) })
        }
        if dice.chance(20) { conditions.sponsors = Choice([dice.one(of: sponsors)]) }
        if dice.chance(15) { conditions.guestDays = AgeRange(lessThan: dice.one(of: [30, 2000])) }
        if dice.chance(15) { conditions.proofMinutes = AgeRange(atLeast: dice.one(of: [0, 60])) }
        let demands: [Demand] = [.secondFactor] + terms.map { .terms($0) }
        let grant: PolicyGrant? =
            switch dice.below(10) {
            case 0: .block(isChoice: false)
            case 1...2: .block()
            case 3...5: .all(dice.some(of: demands, 2))
            case 6...8: .any(dice.some(of: demands, 2))
            default: nil
            }
        var session: PolicySession?
        if grant == nil || dice.chance(30) {
            session = PolicySession(
                frequency: dice.chance(70) ? dice.one(of: [.everyTime, .hours(1), .days(7)]) : nil,
                persistence: dice.chance(50) ? dice.one(of: BrowserPersistence.allCases) : nil)
        }
        return .sample(
            number, dice.one(of: [.enabled, .enabled, .enabled, .disabled, .reportOnly]), conditions, grant: grant,
            session: session)
    }

    static func signIn(_ dice: inout Dice) throws -> Circumstances {
        let addresses = ["203.0.113.7", "203.0.113.70", "198.51.100.1", "2001:db8::1"].compactMap { NetworkAddress($0) }
        return try .sample { signIn in
            signIn.guest = dice.one(of: guests)
            signIn.application = dice.chance(10) ? nil : dice.one(of: applications)
            signIn.client = dice.one(of: ClientKind.allCases)
            signIn.address = dice.chance(5) ? .unknown : .known(dice.one(of: addresses))
            signIn.country = dice.chance(5) ? .unknown : .known(dice.one(of: ["DE", "FR", "US", nil]))
            signIn.platform = dice.chance(5) ? .unknown : .known(dice.one(of: Platform.allCases + [nil]))
            signIn.door = dice.one(of: doors)
            signIn.domain = DomainName(dice.one(of: domains)) ?? signIn.domain
            signIn.homeTenant = dice.chance(5) ? .unknown : .known(dice.one(of: homeTenants + [nil]))
            signIn.sponsors = dice.chance(5) ? .unknown : .known(Set(dice.some(of: sponsors, 1)))
            signIn.acceptedTerms = dice.chance(5) ? .unknown : .known(Set(dice.some(of: terms, 2)))
            signIn.hasSecondFactor = dice.chance(50)
            signIn.guestSince = .now(minus: Double(dice.one(of: [1, 29, 40, 3000])) * 86_400)
            signIn.provedAt = .now(minus: Double(dice.one(of: [1, 10, 90, 2000])) * 60)
        }
    }
}

/// Judges as a person would read the policies, one question after the other, sharing nothing with the product but the values. An unknown
/// fact is tried with every value that it could have: where the answers differ, nobody can tell.
struct PlainReading {
    let policies: [ConditionalAccessPolicy]
    let locations: [NamedLocation]

    enum Answer: Equatable {
        case letIn
        case ask(Set<String>)
        case stop
        case cannotTell
    }

    func answer(_ signIn: Circumstances) -> Answer {
        var demands: Set<String> = []
        var choices: [(String, [Demand])] = []
        var stops = false
        var isUnclear = false
        for policy in policies.sorted(by: { $0.id.description < $1.id.description }) where policy.state == .enabled {
            let applies = Set(readings(of: signIn).map { concerns(policy.rule.conditions, $0) })
            guard applies != [false] else { continue }
            guard applies == [true] else {
                isUnclear = true
                continue
            }
            var isUnmet: [Demand] = []
            switch policy.rule.grant {
            case .block: stops = true
            case .all(let wanted):
                for demand in wanted {
                    switch met(demand, signIn) {
                    case true: break
                    case false: isUnmet.append(demand)
                    default: isUnclear = true
                    }
                }
                demands.formUnion(isUnmet.map(\.text))
            case .any(let wanted):
                let standings = wanted.map { met($0, signIn) }
                if standings.contains(true) { break }
                if standings.contains(nil) { isUnclear = true } else { choices.append((policy.id.description, wanted)) }
            case nil: break
            }
            let age = signIn.now.timeIntervalSince(signIn.provedAt)
            switch policy.rule.session?.frequency {
            case .everyTime: if age >= 300 { demands.insert("freshProof") }
            case .hours(let hours): if age >= Double(hours) * 3600 { demands.insert("freshProof") }
            case .days(let days): if age >= Double(days) * 86_400 { demands.insert("freshProof") }
            case nil: break
            }
        }
        if stops { return .stop }
        if isUnclear { return .cannotTell }
        for (_, wanted) in choices where !wanted.contains(where: { demands.contains($0.text) }) {
            // The second factor comes before terms, and terms by their ids.
            demands.insert(wanted.contains(.secondFactor) ? "mfa" : wanted.map(\.text).sorted()[0])
        }
        return demands.isEmpty ? .letIn : .ask(demands)
    }

    private func met(_ demand: Demand, _ signIn: Circumstances) -> Bool? {
        switch demand {
        case .secondFactor: return signIn.hasSecondFactor
        case .freshProof: return true
        case .terms(let id):
            guard case .known(let accepted) = signIn.acceptedTerms else { return nil }
            return accepted.contains(id)
        }
    }

    private func readings(of signIn: Circumstances) -> [Circumstances] {
        var all = [signIn]
        func split<Value>(_ path: WritableKeyPath<Circumstances, SignInFact<Value>>, _ values: [Value]) {
            guard signIn[keyPath: path] == .unknown else { return }
            all = all.flatMap { one in
                values.map { value in
                    var other = one
                    other[keyPath: path] = .known(value)
                    return other
                }
            }
        }
        split(\.address, ["203.0.113.7", "203.0.113.70", "198.51.100.1", "2001:db8::1"].compactMap { NetworkAddress($0) })
        split(\.country, ["DE", "FR", "US", "JP", nil])
        split(\.platform, Platform.allCases + [nil])
        split(\.homeTenant, Drawn.homeTenants + [nil])
        split(\.sponsors, [[]] + Drawn.sponsors.map { [$0] })
        return all
    }

    private func concerns(_ rule: PolicyConditions, _ signIn: Circumstances) -> Bool {
        guard isGuest(rule, signIn), isApplication(rule.applications, signIn.application) else { return false }
        if !rule.clients.contains(.all), !rule.clients.map(\.rawValue).contains(signIn.client.rawValue) { return false }
        if let platforms = rule.platforms, case .known(let known) = signIn.platform {
            let name = known?.rawValue ?? "another"
            guard platforms.included.contains(.all) || platforms.included.map(\.rawValue).contains(name) else { return false }
            if platforms.excluded.contains(.all) || platforms.excluded.map(\.rawValue).contains(name) { return false }
        }
        if let places = rule.locations {
            guard places.included.contains(where: { isAt($0, signIn) }) else { return false }
            if places.excluded.contains(where: { isAt($0, signIn) }) { return false }
        }
        if let doors = rule.doors, !doors.included.contains(where: { isDoor($0, signIn.door) }) { return false }
        if let domains = rule.domains {
            let isOne = domains.included.contains { word in
                word.text.hasPrefix("*.")
                    ? signIn.domain.text == word.text.dropFirst(2) || signIn.domain.text.hasSuffix(word.text.dropFirst())
                    : signIn.domain.text == word.text
            }
            if !isOne { return false }
        }
        if let sponsors = rule.sponsors, case .known(let known) = signIn.sponsors, known.isDisjoint(with: sponsors.included) {
            return false
        }
        let days = signIn.now.timeIntervalSince(signIn.guestSince) / 86_400
        if let limit = rule.guestDays?.lessThan, days >= Double(limit) { return false }
        let minutes = signIn.now.timeIntervalSince(signIn.provedAt) / 60
        if let least = rule.proofMinutes?.atLeast, minutes < Double(least) { return false }
        return true
    }

    private func isGuest(_ rule: PolicyConditions, _ signIn: Circumstances) -> Bool {
        func isNamed(_ words: [GuestWord]) -> Bool {
            words.contains { ["All", "GuestsOrExternalUsers", signIn.guest.description].contains($0.text) }
        }
        func isOfKind(_ kinds: GuestTypes?) -> Bool {
            guard let kinds, kinds.types.contains("b2bCollaborationGuest") else { return false }
            guard let tenants = kinds.homeTenants else { return true }
            guard case .known(let home?) = signIn.homeTenant else { return false }
            return tenants.contains(home)
        }
        if isNamed(rule.guests.excluded) || isOfKind(rule.excludedTypes) { return false }
        return isNamed(rule.guests.included) || isOfKind(rule.includedTypes)
    }

    private func isApplication(_ choice: Choice<ApplicationWord>, _ application: Application.ID?) -> Bool {
        func isNamed(_ words: [ApplicationWord]) -> Bool {
            words.contains(.all) || application.map { words.contains(.application($0)) } ?? false
        }
        return isNamed(choice.included) && !isNamed(choice.excluded)
    }

    private func isDoor(_ word: DoorWord, _ door: Door) -> Bool {
        word.text == "all" || word.text == door.description
            || word.text == "externalFederation" && door.description.hasPrefix("externalFederation:")
    }

    private func isAt(_ word: LocationWord, _ signIn: Circumstances) -> Bool {
        switch word {
        case .all: return true
        case .allTrusted: return isIn("203.0.113.64/26", signIn)
        case .named(let id):
            guard let place = locations.first(where: { $0.id == id }) else { return false }
            switch place.extent {
            case .ranges(let ranges, _): return ranges.contains { isIn($0.text, signIn) }
            case .countries(let countries, let includesUnknown):
                guard case .known(let country) = signIn.country else { return false }
                return country.map { countries.contains($0) } ?? includesUnknown
            }
        }
    }

    /// By the numbers.
    private func isIn(_ range: String, _ signIn: Circumstances) -> Bool {
        guard case .known(let address) = signIn.address else { return false }
        switch (range, address.description) {
        case ("203.0.113.0/25", "203.0.113.7"), ("203.0.113.0/25", "203.0.113.70"), ("203.0.113.64/26", "203.0.113.70"): return true
        case ("2001:db8::/32", let text): return text.hasPrefix("2001:db8:")
        default: return false
        }
    }
}
