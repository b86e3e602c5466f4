import Vestibule

/// A conditional access policy in Graph's shape.
struct PolicyResource {
    let policy: ConditionalAccessPolicy

    /// - Parameter more: Members behind the policy's own.
    func write(context: String? = nil, to json: inout JSONWriter, _ more: (inout JSONWriter) -> Void = { _ in }) {
        let rule = policy.rule
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("id", policy.id)
            json.null("templateId")
            json.member("displayName", policy.displayName)
            json.member("createdDateTime", policy.createdAt)
            if let changed = policy.changedAt { json.member("modifiedDateTime", changed) } else { json.null("modifiedDateTime") }
            json.member("state", policy.state.rawValue)
            json.member("conditions") { Self.write(rule.conditions, to: &$0) }
            json.member("grantControls") { json in
                guard let grant = rule.grant else { return json.null() }
                json.object {
                    $0.member("operator", grant.isChoice ? "OR" : "AND")
                    $0.member("builtInControls") { $0.array(grant.builtIn) }
                    $0.member("customAuthenticationFactors") { $0.array([String]()) }
                    $0.member("termsOfUse") { $0.array(grant.terms) }
                    $0.null("authenticationStrength")
                }
            }
            json.member("sessionControls") { json in
                guard let session = rule.session else { return json.null() }
                json.object {
                    $0.null("applicationEnforcedRestrictions")
                    $0.null("cloudAppSecurity")
                    $0.null("disableResilienceDefaults")
                    $0.member("signInFrequency") { Self.write(session.frequency, to: &$0) }
                    $0.member("persistentBrowser") { Self.write(session.persistence, to: &$0) }
                }
            }
            more(&json)
        }
    }

    private static func write(_ conditions: PolicyConditions, to json: inout JSONWriter) {
        json.object { json in
            for name in ["userRiskLevels", "signInRiskLevels", "servicePrincipalRiskLevels"] as [StaticString] {
                json.member(name) { $0.array([String]()) }
            }
            json.member("clientAppTypes") { $0.array(conditions.clients.map(\.rawValue)) }
            json.null("devices")
            json.null("clientApplications")
            json.member("users") { json in
                json.object { json in
                    json.member("includeUsers") { $0.array(conditions.guests.included.map(\.text)) }
                    json.member("excludeUsers") { $0.array(conditions.guests.excluded.map(\.text)) }
                    for name in ["includeGroups", "excludeGroups", "includeRoles", "excludeRoles"] as [StaticString] {
                        json.member(name) { $0.array([String]()) }
                    }
                    json.member("includeGuestsOrExternalUsers") { Self.write(conditions.includedTypes, to: &$0) }
                    json.member("excludeGuestsOrExternalUsers") { Self.write(conditions.excludedTypes, to: &$0) }
                }
            }
            json.member("applications") {
                $0.object {
                    $0.member("includeApplications") { $0.array(conditions.applications.included.map(\.text)) }
                    $0.member("excludeApplications") { $0.array(conditions.applications.excluded.map(\.text)) }
                    $0.member("includeUserActions") { $0.array([String]()) }
                    $0.member("includeAuthenticationContextClassReferences") { $0.array([String]()) }
                    $0.null("applicationFilter")
                }
            }
            json.member("platforms") {
                Self.write(conditions.platforms, "includePlatforms", "excludePlatforms", \.rawValue, to: &$0)
            }
            json.member("locations") { Self.write(conditions.locations, "includeLocations", "excludeLocations", \.text, to: &$0) }
            json.member("guests") { Self.writeGuests(conditions, to: &$0) }
        }
    }

    private static func writeGuests(_ conditions: PolicyConditions, to json: inout JSONWriter) {
        let isSilent =
            conditions.doors == nil && conditions.domains == nil && conditions.sponsors == nil && conditions.guestDays == nil
            && conditions.proofMinutes == nil
        guard !isSilent else { return json.null() }
        json.object { json in
            json.member("identityProviders") {
                Self.write(conditions.doors, "includeIdentityProviders", "excludeIdentityProviders", \.text, to: &$0)
            }
            json.member("emailDomains") {
                Self.write(conditions.domains, "includeEmailDomains", "excludeEmailDomains", \.text, to: &$0)
            }
            json.member("sponsors") {
                Self.write(conditions.sponsors, "includeSponsors", "excludeSponsors", \.description, to: &$0)
            }
            json.member("guestAgeInDays") { Self.write(conditions.guestDays, to: &$0) }
            json.member("proofAgeInMinutes") { Self.write(conditions.proofMinutes, to: &$0) }
        }
    }

    private static func write<Word>(
        _ choice: Choice<Word>?, _ included: StaticString, _ excluded: StaticString, _ text: (Word) -> String,
        to json: inout JSONWriter
    ) {
        guard let choice else { return json.null() }
        json.object {
            $0.member(included) { $0.array(choice.included.map(text)) }
            $0.member(excluded) { $0.array(choice.excluded.map(text)) }
        }
    }

    private static func write(_ range: AgeRange?, to json: inout JSONWriter) {
        guard let range else { return json.null() }
        json.object {
            if let least = range.atLeast { $0.member("atLeast", least) } else { $0.null("atLeast") }
            if let end = range.lessThan { $0.member("lessThan", end) } else { $0.null("lessThan") }
        }
    }

    private static func write(_ types: GuestTypes?, to json: inout JSONWriter) {
        guard let types else { return json.null() }
        json.object {
            $0.member("guestOrExternalUserTypes", types.types.joined(separator: ","))
            $0.member("externalTenants") {
                $0.object {
                    if let tenants = types.homeTenants {
                        $0.member("@odata.type", "#microsoft.graph.conditionalAccessEnumeratedExternalTenants")
                        $0.member("membershipKind", "enumerated")
                        $0.member("members") { $0.array(tenants) }
                    } else {
                        $0.member("@odata.type", "#microsoft.graph.conditionalAccessAllExternalTenants")
                        $0.member("membershipKind", "all")
                    }
                }
            }
        }
    }

    private static func write(_ frequency: SignInFrequency?, to json: inout JSONWriter) {
        guard let frequency else { return json.null() }
        json.object {
            switch frequency {
            case .everyTime:
                $0.null("value")
                $0.null("type")
            case .hours(let hours):
                $0.member("value", hours)
                $0.member("type", "hours")
            case .days(let days):
                $0.member("value", days)
                $0.member("type", "days")
            }
            $0.member("authenticationType", "primaryAndSecondaryAuthentication")
            $0.member("frequencyInterval", frequency == .everyTime ? "everyTime" : "timeBased")
            $0.member("isEnabled", true)
        }
    }

    private static func write(_ persistence: BrowserPersistence?, to json: inout JSONWriter) {
        guard let persistence else { return json.null() }
        json.object {
            $0.member("mode", persistence.rawValue)
            $0.member("isEnabled", true)
        }
    }
}
