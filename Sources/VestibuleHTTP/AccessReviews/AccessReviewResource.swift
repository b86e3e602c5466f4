import FoundationEssentials
import Vestibule

/// A review as Graph's `accessReviewScheduleDefinition`, and as its one `accessReviewInstance`.
struct AccessReviewResource: Sendable {
    let review: AccessReview

    func writeDefinition(context: String? = nil, to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("id", review.id)
            json.member("displayName", review.displayName)
            json.member("createdDateTime", review.createdAt)
            json.member("lastModifiedDateTime", review.changedAt)
            json.member("status", review.status.rawValue)
            json.member("descriptionForAdmins", review.adminDescription)
            json.member("descriptionForReviewers", review.reviewerDescription)
            json.member("createdBy") { $0.reviewIdentity(review.maker) }
            json.member("scope") { writeScope(to: &$0) }
            json.null("instanceEnumerationScope")
            json.member("reviewers") { writeReviewers(to: &$0) }
            for name: StaticString in ["fallbackReviewers", "additionalNotificationRecipients", "stageSettings"] {
                json.member(name) { $0.array([String]()) }
            }
            json.member("settings") { writeSettings(to: &$0) }
        }
    }

    func writeInstance(context: String? = nil, to json: inout JSONWriter) {
        json.object { json in
            if let context { json.member("@odata.context", context) }
            json.member("id", review.instance)
            json.member("startDateTime", review.startsAt)
            json.member("endDateTime", review.endsAt)
            json.member("status", review.status.rawValue)
            json.member("scope") { writeScope(to: &$0) }
            json.member("reviewers") { writeReviewers(to: &$0) }
            json.member("fallbackReviewers") { $0.array([String]()) }
        }
    }

    private func writeScope(to json: inout JSONWriter) {
        json.object {
            $0.member("@odata.type", "#microsoft.graph.accessReviewQueryScope")
            $0.member("query", review.scope)
            $0.member("queryType", "MicrosoftGraph")
            $0.null("queryRoot")
        }
    }

    private func writeReviewers(to json: inout JSONWriter) {
        json.array((review.asksSponsors ? ["./sponsors"] : []).span) { json, query in
            json.object {
                $0.member("query", query)
                $0.member("queryType", "MicrosoftGraph")
                $0.null("queryRoot")
            }
        }
    }

    private func writeSettings(to json: inout JSONWriter) {
        let settings = review.settings
        json.object { json in
            json.member("mailNotificationsEnabled", settings.sendsLetters)
            json.member("reminderNotificationsEnabled", settings.sendsReminder)
            json.member("justificationRequiredOnApproval", settings.justifiesApproval)
            json.member("defaultDecisionEnabled", settings.usesDefault)
            json.member("defaultDecision", settings.defaultDecision.rawValue)
            json.member("instanceDurationInDays", settings.durationDays)
            json.member("autoApplyDecisionsEnabled", settings.appliesItself)
            json.member("recommendationsEnabled", settings.recommends)
            json.member("recommendationLookBackDuration", "P\(AccessReview.recommendedDays)D")
            json.member("decisionHistoriesForReviewersEnabled", false)
            json.member("recurrence") { writeOnce(to: &$0) }
            json.member("applyActions") {
                $0.array(["#microsoft.graph.removeAccessApplyAction"].span) { json, type in
                    json.object { $0.member("@odata.type", type) }
                }
            }
        }
    }

    /// As Graph tells of a review that is held once.
    private func writeOnce(to json: inout JSONWriter) {
        json.object {
            $0.null("pattern")
            $0.member("range") {
                $0.object {
                    $0.member("type", "numbered")
                    $0.member("numberOfOccurrences", 0)
                    $0.null("recurrenceTimeZone")
                    $0.member("startDate", String(UTCMoment(review.startsAt).text.prefix(10)))
                    $0.member("endDate", String(UTCMoment(review.endsAt).text.prefix(10)))
                }
            }
        }
    }
}

extension JSONWriter {
    /// Graph's `userIdentity` of who did something: an application by its id, a sponsor by the address. What a review did by itself has Entra's name.
    mutating func reviewIdentity(_ name: AccessReview.Name?) {
        guard let name else { return string(String?.none) }
        object {
            switch name.kind {
            case "sponsor":
                $0.null("id")
                $0.null("displayName")
                $0.member("userPrincipalName", name.name)
            case "system":
                $0.member("id", "00000000-0000-0000-0000-000000000000")
                $0.member("displayName", "AAD Access Review")
                $0.null("userPrincipalName")
            default:
                $0.member("id", name.name)
                $0.null("displayName")
                $0.null("userPrincipalName")
            }
        }
    }
}
