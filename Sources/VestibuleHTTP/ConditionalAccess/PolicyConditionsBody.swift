import Vestibule

/// Reads Graph's `conditionalAccessConditionSet`, and beside it what this service adds: `conditions/guests`.
enum PolicyConditionsBody {
    static func read(_ given: JSONBody, changing conditions: PolicyConditions) throws(RequestRefusal) -> PolicyConditions {
        var (body, conditions) = (given, conditions)
        if var users = try body.object("users") { try read(&users, into: &conditions) }
        if var applications = try body.object("applications") { try read(&applications, into: &conditions.applications) }
        if body.holds("clientAppTypes") {
            conditions.clients = try words("clientAppTypes", of: &body, known: ClientWord.allCases.map(\.rawValue)) {
                ClientWord(rawValue: $0)
            }
            if conditions.clients.isEmpty { conditions.clients = [.all] }
        }
        if body.holds("platforms") {
            conditions.platforms = try choice("platforms", "Platforms", of: &body, known: PlatformWord.allCases.map(\.rawValue)) {
                PlatformWord(rawValue: $0)
            }
        }
        if body.holds("locations") {
            conditions.locations = try choice(
                "locations", "Locations", of: &body, known: ["All", "AllTrusted", "ids of named locations"]
            ) {
                LocationWord($0)
            }
        }
        if body.holds("guests") { try readGuests(body.object("guests"), into: &conditions) }
        try refuseTheRest(&body)
        return conditions
    }

    // MARK: Users

    private static func read(_ users: inout JSONBody, into conditions: inout PolicyConditions) throws(RequestRefusal) {
        let known = ["All", "None", "GuestsOrExternalUsers", "ids of guests"]
        if let included = try optionalWords("includeUsers", of: &users, known: known, { GuestWord($0) }) {
            conditions.guests.included = included
        }
        if let excluded = try optionalWords("excludeUsers", of: &users, known: known, { GuestWord($0) }) {
            conditions.guests.excluded = excluded
        }
        if users.holds("includeGuestsOrExternalUsers") {
            conditions.includedTypes = try types(users.object("includeGuestsOrExternalUsers"))
        }
        if users.holds("excludeGuestsOrExternalUsers") {
            conditions.excludedTypes = try types(users.object("excludeGuestsOrExternalUsers"))
        }
        for name in ["includeGroups", "excludeGroups", "includeRoles", "excludeRoles"] {
            guard try (users.strings(name) ?? []).isEmpty else {
                throw .malformed(
                    "conditions/users/\(name): there are no groups and directory roles of guests here. Name guests, domains or sponsors."
                )
            }
        }
        try users.finish()
        guard !conditions.guests.included.isEmpty || conditions.includedTypes != nil else {
            throw .malformed("conditions/users: say who is included: includeUsers [\"All\"] for everybody.")
        }
        guard !(conditions.guests.included.contains(.none) && conditions.guests.included.count > 1) else {
            throw .malformed("conditions/users/includeUsers: None stands alone.")
        }
    }

    private static func types(_ given: JSONBody?) throws(RequestRefusal) -> GuestTypes? {
        guard var body = given else { return nil }
        let path = "guestOrExternalUserTypes"
        let named = (try body.string(path) ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        let types = named.map { name in GuestTypes.known.first { $0.lowercased() == name.lowercased() } }
        guard !types.isEmpty, !types.contains(nil) else {
            throw .malformed("\(path): give some of \(GuestTypes.known.joined(separator: ",")), with commas between them.")
        }
        var kinds = GuestTypes(types.compactMap(\.self))
        if var tenants = try body.object("externalTenants") {
            let kind = try tenants.string("membershipKind")?.lowercased()
            let members = try tenants.strings("members") ?? []
            try tenants.finish()
            switch kind {
            case "all" where members.isEmpty: break
            case "enumerated" where (1...100).contains(members.count), nil where (1...100).contains(members.count):
                let ids = members.compactMap { Identifier<GuestTypes>($0)?.description }
                guard ids.count == members.count else {
                    throw .malformed("externalTenants/members: give the ids of Entra tenants, which are GUIDs.")
                }
                kinds.homeTenants = ids
            case nil where members.isEmpty: break
            default: throw .malformed("externalTenants: give membershipKind all, or enumerated with 1 to 100 members.")
            }
        }
        try body.finish()
        return kinds
    }

    // MARK: Applications

    private static func read(_ applications: inout JSONBody, into choice: inout Choice<ApplicationWord>) throws(RequestRefusal) {
        let known = ["All", "None", "client ids of applications"]
        if let included = try optionalWords("includeApplications", of: &applications, known: known, { ApplicationWord($0) }) {
            choice.included = included
        }
        if let excluded = try optionalWords("excludeApplications", of: &applications, known: known, { ApplicationWord($0) }) {
            choice.excluded = excluded
        }
        for name in ["includeUserActions", "includeAuthenticationContextClassReferences"] {
            guard try (applications.strings(name) ?? []).isEmpty else {
                throw .malformed("conditions/applications/\(name): not supported here. Leave it empty.")
            }
        }
        for name in ["applicationFilter", "globalSecureAccess", "networkAccess"] where applications.value(name) != nil {
            throw .malformed("conditions/applications/\(name): not supported here. Give null.")
        }
        try applications.finish()
        guard !choice.included.isEmpty else {
            throw .malformed("conditions/applications: say which are included: includeApplications [\"All\"] for all.")
        }
    }

    // MARK: What Entra has not

    private static func readGuests(_ given: JSONBody?, into conditions: inout PolicyConditions) throws(RequestRefusal) {
        guard var body = given else {
            (conditions.doors, conditions.domains, conditions.sponsors) = (nil, nil, nil)
            (conditions.guestDays, conditions.proofMinutes) = (nil, nil)
            return
        }
        if body.holds("identityProviders") {
            let known = [
                "all", "azureAD", "externalFederation", "externalFederation:{id}", "google", "microsoftAccount", "passcode",
            ]
            conditions.doors = try choice("identityProviders", "IdentityProviders", of: &body, known: known) { DoorWord($0) }
        }
        if body.holds("emailDomains") {
            conditions.domains = try choice(
                "emailDomains", "EmailDomains", of: &body, known: ["domains such as fabrikam.example or *.fabrikam.example"]
            ) { DomainWord($0) }
        }
        if body.holds("sponsors") {
            conditions.sponsors = try choice("sponsors", "Sponsors", of: &body, known: ["ids of sponsors"]) { Sponsor.ID($0) }
        }
        if body.holds("guestAgeInDays") { conditions.guestDays = try range("guestAgeInDays", of: &body) }
        if body.holds("proofAgeInMinutes") { conditions.proofMinutes = try range("proofAgeInMinutes", of: &body) }
        try body.finish()
    }

    private static func range(_ name: String, of body: inout JSONBody) throws(RequestRefusal) -> AgeRange? {
        guard var given = try body.object(name) else { return nil }
        let range = AgeRange(atLeast: try given.whole("atLeast"), lessThan: try given.whole("lessThan"))
        try given.finish()
        let ends = [range.atLeast, range.lessThan].compactMap(\.self)
        guard !ends.isEmpty, ends.allSatisfy({ (0...1_000_000).contains($0) }), range.atLeast ?? 0 < range.lessThan ?? .max else {
            throw .malformed(
                "conditions/guests/\(name): give atLeast, lessThan or both, whole numbers of 0 to 1000000, the first below the second."
            )
        }
        return range
    }

    // MARK: Lists of words

    private static let most = 1000

    private static func choice<Word>(
        _ name: String, _ suffix: String, of body: inout JSONBody, known: [String], _ word: (String) -> Word?
    ) throws(RequestRefusal) -> Choice<Word>? {
        guard var given = try body.object(name) else { return nil }
        let included = try words("include\(suffix)", of: &given, known: known, word)
        let excluded = try words("exclude\(suffix)", of: &given, known: known, word)
        try given.finish()
        if included.isEmpty, excluded.isEmpty { return nil }
        guard !included.isEmpty else { throw .malformed("conditions/\(name): say what is included before you exclude some of it.") }
        return Choice(included, excluding: excluded)
    }

    private static func optionalWords<Word: Hashable>(
        _ name: String, of body: inout JSONBody, known: [String], _ word: (String) -> Word?
    ) throws(RequestRefusal) -> [Word]? {
        body.holds(name) ? try words(name, of: &body, known: known, word) : nil
    }

    /// Each once: to name one a thousand times would only cost.
    private static func words<Word: Hashable>(
        _ name: String, of body: inout JSONBody, known: [String], _ word: (String) -> Word?
    ) throws(RequestRefusal) -> [Word] {
        let texts = try body.strings(name) ?? []
        guard texts.count <= most else { throw .malformed("\(name): name at most \(most).") }
        var words: [Word] = []
        var named: Set<Word> = []
        for text in texts {
            guard let word = word(text) else {
                throw .malformed("\(name): \(text.prefix(60)) cannot be judged here. Known are \(known.joined(separator: ", ")).")
            }
            if named.insert(word).inserted { words.append(word) }
        }
        return words
    }

    /// Conditions that nothing here can judge: refused, unless they say nothing (SECURITY 29).
    private static func refuseTheRest(_ body: inout JSONBody) throws(RequestRefusal) {
        for name in ["userRiskLevels", "signInRiskLevels", "servicePrincipalRiskLevels"] {
            guard try (body.strings(name) ?? []).isEmpty else {
                throw .malformed("conditions/\(name): risk is not measured here. Leave it empty.")
            }
        }
        for name in [
            "devices", "deviceStates", "clientApplications", "insiderRiskLevels", "authenticationFlows", "times",
            "agentIdRiskLevels",
        ]
        where body.value(name) != nil {
            throw .malformed("conditions/\(name): cannot be judged here. Leave it out, or give null.")
        }
        try body.finish()
    }
}
