import Foundation
import Testing
import Vestibule

@testable import VestibuleHTTP

@Suite("An access review as it is sent") struct AccessReviewBodyTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private func read(_ text: String) throws -> NewAccessReview {
        try AccessReviewBody.new(
            try JSONReader.object(text.utf8),
            in: Tenant(
                id: .init(rawValue: UUID()), name: "Contoso", contact: try EmailAddress("it@contoso.example"),
                branding: Branding(tenantName: "Contoso"),
                createdAt: Self.now), now: Self.now)
    }

    private func with(_ more: String) -> String { #"{"displayName":"Guests","scope":{"query":"/users"},\#(more)}"# }

    @Test("is read as Graph's own example has it")
    func example() throws {
        let review = try read(
            """
            {"@odata.type":"#microsoft.graph.accessReviewScheduleDefinition","displayName":"Guests","descriptionForAdmins":"Why",
             "descriptionForReviewers":"How",
             "scope":{"@odata.type":"#microsoft.graph.accessReviewQueryScope","query":"/users?$filter=(userType eq 'Guest')",
                      "queryType":"MicrosoftGraph","queryRoot":null},
             "reviewers":[{"query":"./sponsors","queryType":"MicrosoftGraph","queryRoot":null}],"fallbackReviewers":[],
             "settings":{"mailNotificationsEnabled":true,"reminderNotificationsEnabled":true,"justificationRequiredOnApproval":true,
               "defaultDecisionEnabled":true,"defaultDecision":"Recommendation","instanceDurationInDays":5,
               "autoApplyDecisionsEnabled":true,"recommendationsEnabled":true,
               "recurrence":{"pattern":null,"range":{"type":"numbered","numberOfOccurrences":0,"recurrenceTimeZone":null,
                 "startDate":"2027-01-20","endDate":"2027-01-25"}},
               "applyActions":[{"@odata.type":"#microsoft.graph.removeAccessApplyAction"}]}}
            """)
        #expect(review.asksSponsors && review.scope == "/users?$filter=(userType eq 'Guest')")
        #expect(review.adminDescription == "Why" && review.reviewerDescription == "How")
        let settings = review.settings
        #expect(settings.durationDays == 5 && settings.usesDefault && settings.defaultDecision == .recommendation)
        #expect(settings.appliesItself && settings.recommends && settings.justifiesApproval && settings.sendsLetters)
        #expect(review.startsAt == Date(timeIntervalSince1970: 1_800_403_200))
    }

    @Test("without settings lasts fourteen days, asks nobody and blocks nobody by itself")
    func bare() throws {
        let review = try read(#"{"displayName":"Guests","scope":{"query":"/v1.0/users"}}"#)
        #expect(review.settings == AccessReviewSettings() && !review.settings.appliesItself && !review.settings.usesDefault)
        #expect(!review.asksSponsors && review.startsAt == nil)
    }

    @Test(
        "is refused by the name of what is not supported",
        arguments: [
            ("scope", #"{"displayName":"G"}"#),
            ("scope", #"{"displayName":"G","scope":{"query":"/groups/1/transitiveMembers"}}"#),
            ("scope", #"{"displayName":"G","scope":{"query":"/users?$top=5"}}"#),
            ("scope", #"{"displayName":"G","scope":{"principalScopes":[],"resourceScopes":[]}}"#),
            ("$filter", #"{"displayName":"G","scope":{"query":"/users?$filter=jobTitle eq 'x'"}}"#),
            ("queryRoot", #"{"displayName":"G","scope":{"query":"/users","queryRoot":"x"}}"#),
            ("displayName", #"{"scope":{"query":"/users"}}"#),
        ])
    func refused(_ name: String, _ text: String) {
        #expect(performing: { try read(text) }, throws: { ($0 as? RequestRefusal)?.sentence.contains(name) == true })
    }

    @Test(
        "is refused settings and reviewers by their name",
        arguments: [
            ("reviewers", #""reviewers":[{"query":"/users/1"}]"#), ("reviewers", #""reviewers":[{"query":"./manager"}]"#),
            ("recurs", #""settings":{"recurrence":{"pattern":{"type":"weekly"},"range":{}}}"#),
            ("numberOfOccurrences", #""settings":{"recurrence":{"pattern":null,"range":{"numberOfOccurrences":4}}}"#),
            ("startDate", #""settings":{"recurrence":{"range":{"startDate":"2029-01-01"}}}"#),
            ("startDate", #""settings":{"recurrence":{"range":{"startDate":"tomorrow"}}}"#),
            ("instanceDurationInDays", #""settings":{"instanceDurationInDays":91}"#),
            ("instanceDurationInDays", #""settings":{"instanceDurationInDays":1.5}"#),
            ("defaultDecision", #""settings":{"defaultDecision":"Maybe"}"#),
            ("recommendationLookBackDuration", #""settings":{"recommendationLookBackDuration":"P90D"}"#),
            ("stageSettings", #""stageSettings":[{"stageId":"1"}]"#), ("colour", #""colour":"red""#),
        ])
    func refusedSettings(_ name: String, _ more: String) {
        #expect(performing: { try read(with(more)) }, throws: { ($0 as? any Refusal)?.sentence.contains(name) == true })
    }

    @Test("is changed by what is said, and its beginning is not")
    func changing() throws {
        var settings = AccessReviewSettings()
        settings.recommends = true
        func change(_ text: String) throws -> AccessReviewChange {
            try AccessReviewBody.change(try JSONReader.object(text.utf8), from: settings)
        }
        #expect(try change("{}") == AccessReviewChange())
        #expect(try change(#"{"settings":{"recommendationsEnabled":true}}"#) == AccessReviewChange())
        let changed = try change(#"{"displayName":"New","descriptionForAdmins":null,"settings":{"instanceDurationInDays":3}}"#)
        #expect(changed.displayName == "New" && changed.adminDescription == "" && changed.reviewerDescription == nil)
        #expect(changed.settings?.durationDays == 3 && changed.settings?.recommends == true)
        #expect(throws: RequestRefusal.self) { try change(#"{"settings":{"recurrence":{"range":{"startDate":"2027-01-20"}}}}"#) }
        #expect(throws: RequestRefusal.self) { try change(#"{"scope":{"query":"/users"}}"#) }
    }

    @Test("is filtered by decision and guest, and by nothing else")
    func filter() throws {
        let guest = Guest.ID(rawValue: UUID())
        #expect(try ReviewDecisionFilter("decision eq 'Deny'") == ReviewDecisionFilter(verdicts: [.deny]))
        #expect(
            try ReviewDecisionFilter("principal/id eq '\(guest)' and decision in ('approve','DontKnow')")
                == ReviewDecisionFilter(verdicts: [.approve, .dontKnow], guest: guest))
        for text in [
            "decision eq 'Maybe'", "decision ne 'Deny'", "decision eq 'Deny' or decision eq 'Approve'", "recommendation eq 'Deny'",
            "decision eq 'Deny' and decision eq 'Approve'", "principal/id eq 'x'", "decision eq null",
        ] {
            #expect(throws: RequestRefusal.self, "\(text)") { try ReviewDecisionFilter(text) }
        }
    }
}
