/// Does some lines of a job, each as one request would be done: the same rules, rows, letter and event.
///
/// A line is done under a key of its own, which keeps what it made for a day: a line whose worker died is done again, and finds what it did.
package struct InviteLines: Sendable {
    private let inviteGuest: InviteGuest
    private let applications: any ApplicationStore
    private let tokens: any AdminTokenStore
    private let store: any BulkStore
    private let codeOf: @Sendable (any Refusal) -> String
    /// Lines of one turn that are under way at one time.
    private let atOnce: Int

    /// Beginnings after which a line that never ended is given up.
    static let mostTries = 5
    /// Seconds that a line waits for what an operator may change.
    static let longWait = 600

    package init(
        inviteGuest: InviteGuest, applications: any ApplicationStore, tokens: any AdminTokenStore, store: any BulkStore,
        atOnce: Int = 2, codeOf: @escaping @Sendable (any Refusal) -> String
    ) {
        self.inviteGuest = inviteGuest
        self.applications = applications
        self.tokens = tokens
        self.store = store
        self.atOnce = atOnce
        self.codeOf = codeOf
    }

    /// - Parameter onAccident: Told of what nobody foresaw; its line waits and is tried again.
    package func callAsFunction(_ turn: BulkTurn, onAccident: @escaping @Sendable (any Error) -> Void) async throws {
        guard let application = try await applications.application(turn.application, of: turn.tenant),
            application.disabledAt == nil,
            try await mayStill(turn, application)
        else { return try await giveUp(turn) }
        let outcomes = await withTaskGroup { group in
            var rest = turn.lines[...]
            var outcomes: [BulkOutcome] = []
            for line in rest.prefix(atOnce) { group.addTask { await outcome(line, turn, application, onAccident) } }
            rest = rest.dropFirst(atOnce)
            while let outcome = await group.next() {
                outcomes.append(outcome)
                if let line = rest.popFirst() { group.addTask { await self.outcome(line, turn, application, onAccident) } }
            }
            return outcomes
        }
        try await store.finish(outcomes, of: turn)
    }

    /// A job may wait for days: whoever asked for it must still be allowed to.
    private func mayStill(_ turn: BulkTurn, _ application: Application) async throws -> Bool {
        switch turn.actor {
        case .application:
            return turn.lines.allSatisfy { line in
                guard let wish = line.wish else { return true }
                return application.may(.inviteGuests) && (!wish.namesSponsors || application.may(.changeGuests))
                    && (wish.request.roles.isEmpty || application.may(.assignRoles))
            }
        case .adminToken(let id): return try await tokens.isLive(id)
        // Who imports is at the machine.
        case .system: return true
        case .guest, .sponsor, .visitor: return false
        }
    }

    private func giveUp(_ turn: BulkTurn) async throws {
        let refusal = BulkRefusal.callerDisabled
        try await store.fail(turn, code: codeOf(refusal), sentence: refusal.sentence)
    }

    private func outcome(
        _ line: BulkTurn.Line, _ turn: BulkTurn, _ application: Application, _ onAccident: @Sendable (any Error) -> Void
    ) async -> BulkOutcome {
        BulkOutcome(line: line.number, end: await end(of: line, turn, application, onAccident))
    }

    private func end(
        of line: BulkTurn.Line, _ turn: BulkTurn, _ application: Application, _ onAccident: @Sendable (any Error) -> Void
    ) async -> BulkOutcome.End {
        guard let wish = line.wish, line.tries <= Self.mostTries else {
            return .refused(code: Self.accident, sentence: Self.givenUp)
        }
        do {
            let invited = try await inviteGuest(
                try wish.invitation(), by: application, repetitionKey: .line(line.number, of: turn.job), doneBy: turn.actor,
                mayChangeGuests: turn.mayChangeGuests(by: application))
            return .invited(invited.invitation.id, invited.invitation.guest)
        } catch InviteRefusal.tooManyInvitations(let seconds) {
            return .waits(
                seconds: seconds, sentence: InviteRefusal.tooManyInvitations(retryAfter: seconds).sentence, isPatient: true)
        } catch InviteRefusal.tenantSuspended {
            return .waits(seconds: Self.longWait, sentence: InviteRefusal.tenantSuspended.sentence, isPatient: true)
        } catch InviteRefusal.hook(let denial) where denial.isPassing {
            return .waits(seconds: 60, sentence: denial.sentence, isPatient: true)
        } catch TenantRefusal.settingsKeepChanging {
            return .waits(seconds: 2, sentence: TenantRefusal.settingsKeepChanging.sentence, isPatient: true)
        } catch let refusal as any Refusal {
            return .refused(code: codeOf(refusal), sentence: refusal.sentence)
        } catch is Unavailable {
            return .waits(seconds: 5, sentence: "The database could not be reached; it is tried again.", isPatient: true)
        } catch {
            onAccident(error)
            return .waits(seconds: 10 << line.tries, sentence: "Something went wrong; it is tried again.", isPatient: false)
        }
    }

    private static let accident = "Service_InternalServerError"
    private static let givenUp =
        "Something went wrong here again and again. Send this line by itself, and quote the job's id when you ask for help."
}

extension BulkTurn {
    /// An operator may; an application by its permission.
    fileprivate func mayChangeGuests(by application: Application) -> Bool {
        switch actor {
        case .application: application.may(.changeGuests)
        case .adminToken, .system: true
        case .guest, .sponsor, .visitor: false
        }
    }
}
