import FoundationEssentials
import Vestibule

/// Reads an `accessReviewScheduleDefinition` as Graph's clients send it. What Graph has and this service has not is refused by name, but for the
/// values that mean nothing.
enum AccessReviewBody {
    static func new(_ object: [String: JSONValue], in tenant: Tenant, now: Date) throws -> NewAccessReview {
        var body = try JSONBody(object)
        guard let name = try body.string("displayName") else { throw RequestRefusal.malformed("displayName is missing.") }
        let (admins, reviewers) = (try body.string("descriptionForAdmins"), try body.string("descriptionForReviewers"))
        let scope = try scope(&body, in: tenant)
        let asksSponsors = try asksSponsors(&body)
        var settings = AccessReviewSettings()
        let startsAt = try body.object("settings").flatMap { try read($0, into: &settings, now: now) }
        try passOver(&body)
        return try NewAccessReview(
            displayName: name, adminDescription: admins, reviewerDescription: reviewers, scope: scope, asksSponsors: asksSponsors,
            settings: settings, startsAt: startsAt)
    }

    /// - Parameter settings: As they are.
    static func change(_ object: [String: JSONValue], from settings: AccessReviewSettings) throws -> AccessReviewChange {
        var body = try JSONBody(object)
        var change = AccessReviewChange(displayName: try body.string("displayName"))
        change.adminDescription = try body.wish("descriptionForAdmins").map(\.text)
        change.reviewerDescription = try body.wish("descriptionForReviewers").map(\.text)
        if let wanted = try body.object("settings") {
            var changed = settings
            guard try read(wanted, into: &changed, now: nil) == nil else {
                throw RequestRefusal.malformed(
                    "settings/recurrence: the beginning of an access review cannot be changed. Make another.")
            }
            if changed != settings { change.settings = changed }
        }
        try body.finish()
        try change.check()
        return change
    }

    private static func scope(_ body: inout JSONBody, in tenant: Tenant) throws(RequestRefusal) -> String {
        guard var scope = try body.object("scope"), let query = try scope.string("query") else {
            throw AccessReviewScope.unsupported
        }
        try checkRoot(&scope)
        _ = try AccessReviewScope.filter(query, of: tenant)
        return query
    }

    private static func checkRoot(_ query: inout JSONBody) throws(RequestRefusal) {
        guard try query.string("queryType").map({ $0 == "MicrosoftGraph" }) ?? true else {
            throw .malformed("queryType: only MicrosoftGraph is known here.")
        }
        guard try query.string("queryRoot") == nil else { throw .malformed("queryRoot: give null.") }
        try query.finish()
    }

    private static func asksSponsors(_ body: inout JSONBody) throws(RequestRefusal) -> Bool {
        let reviewers = try body.objects("reviewers")
        guard let first = reviewers.first else { return false }
        var sponsors = first
        guard reviewers.count == 1, try sponsors.string("query")?.lowercased() == "./sponsors" else {
            throw .malformed(
                "reviewers: give none, and decide over the API, or the guests' sponsors: [{\"query\": \"./sponsors\", \"queryType\": \"MicrosoftGraph\"}]. Guests do not review themselves, and nobody else is asked."
            )
        }
        try checkRoot(&sponsors)
        return true
    }

    /// What may stand there as long as it is empty.
    private static func passOver(_ body: inout JSONBody) throws(RequestRefusal) {
        for name in ["fallbackReviewers", "backupReviewers", "additionalNotificationRecipients", "stageSettings"] {
            guard try body.objects(name).isEmpty else { throw .malformed("\(name): not supported here. Leave it empty.") }
        }
        guard body.value("instanceEnumerationScope") == nil else {
            throw .malformed("instanceEnumerationScope: not supported here. Give null.")
        }
        try body.finish()
    }

    /// - Returns: When it begins, where that is said.
    private static func read(_ given: JSONBody, into settings: inout AccessReviewSettings, now: Date?) throws -> Date? {
        var body = given
        settings.durationDays = try body.whole("instanceDurationInDays") ?? settings.durationDays
        settings.usesDefault = try body.bool("defaultDecisionEnabled") ?? settings.usesDefault
        if let name = try body.string("defaultDecision") {
            guard let decision = AccessReviewSettings.Default(rawValue: name) else {
                let known = AccessReviewSettings.Default.allCases.map(\.rawValue).joined(separator: ", ")
                throw RequestRefusal.malformed("settings/defaultDecision: give one of \(known).")
            }
            settings.defaultDecision = decision
        }
        settings.appliesItself = try body.bool("autoApplyDecisionsEnabled") ?? settings.appliesItself
        settings.recommends = try body.bool("recommendationsEnabled") ?? settings.recommends
        settings.justifiesApproval = try body.bool("justificationRequiredOnApproval") ?? settings.justifiesApproval
        settings.sendsLetters = try body.bool("mailNotificationsEnabled") ?? settings.sendsLetters
        settings.sendsReminder = try body.bool("reminderNotificationsEnabled") ?? settings.sendsReminder
        try checkFixed(&body)
        let startsAt = try start(&body, now: now)
        try body.finish()
        return startsAt
    }

    /// What has one value here.
    private static func checkFixed(_ body: inout JSONBody) throws(RequestRefusal) {
        guard try body.string("recommendationLookBackDuration").map({ $0 == "P\(AccessReview.recommendedDays)D" }) ?? true else {
            throw .malformed("settings/recommendationLookBackDuration: only P\(AccessReview.recommendedDays)D is known here.")
        }
        guard try body.bool("decisionHistoriesForReviewersEnabled") != true else {
            throw .malformed("settings/decisionHistoriesForReviewersEnabled: not supported here. Give false.")
        }
        guard try body.objects("recommendationInsightSettings").isEmpty else {
            throw .malformed("settings/recommendationInsightSettings: not supported here. Leave it empty.")
        }
        // Of an action its type alone tells which it is, and that is an annotation; each has no other property.
        for action in try body.objects("applyActions") { try action.finish() }
    }

    /// Graph says of a review that is held once: no pattern, and in the range the day when it begins.
    private static func start(_ body: inout JSONBody, now: Date?) throws -> Date? {
        guard var recurrence = try body.object("recurrence") else { return nil }
        guard recurrence.value("pattern") == nil else {
            throw RequestRefusal.malformed(
                "settings/recurrence: a review that recurs is not supported. Give recurrence null, or pattern null and in range the startDate."
            )
        }
        guard var range = try recurrence.object("range") else { return nil }
        for name in ["type", "endDate", "recurrenceTimeZone"] { _ = try range.string(name) }
        guard try (0...1).contains(range.whole("numberOfOccurrences") ?? 0) else {
            throw RequestRefusal.malformed("settings/recurrence/range/numberOfOccurrences: an access review is held once. Give 0.")
        }
        let day = try range.string("startDate")
        try range.finish()
        try recurrence.finish()
        guard let day else { return nil }
        guard day.utf8.count == 10, let date = JSONBody.date(day + "T00:00:00Z"),
            date.timeIntervalSince(now ?? date) <= Double(AccessReview.furthestDays * 86_400)
        else { throw AccessReviewRefusal.start }
        return date
    }
}

extension GuestChange.Wish<String> {
    /// Empty for what is to be taken away.
    fileprivate var text: String {
        switch self {
        case .set(let text): text
        case .clear: ""
        }
    }
}
