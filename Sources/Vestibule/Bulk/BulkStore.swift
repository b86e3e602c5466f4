/// A job with its lines, before it is kept.
package struct NewBulkJob: Sendable {
    package var id: BulkJob.ID
    package var application: Application.ID
    package var actor: Actor
    package var lines: [Line]

    package struct Line: Sendable {
        package var number: Int
        /// As it is kept; empty where the line could not be read.
        package var wish: String
        /// Why it is refused already, with Graph's code.
        package var refusal: (code: String, sentence: String)?
    }
}

/// Some lines of one job, which the worker that claimed them has for a while.
package struct BulkTurn: Sendable {
    package var job: BulkJob.ID
    package var tenant: Tenant.ID
    package var application: Application.ID
    /// Who asked for the job: each invitation's event says so.
    package var actor: Actor
    package var lines: [Line]

    package struct Line: Sendable {
        package var number: Int
        package var wish: BulkWish?
        /// How often it was begun: a line that kills who does it is given up in the end.
        package var tries: Int

        package init(number: Int, wish: BulkWish?, tries: Int) {
            self.number = number
            self.wish = wish
            self.tries = tries
        }
    }

    package init(job: BulkJob.ID, tenant: Tenant.ID, application: Application.ID, actor: Actor, lines: [Line]) {
        self.job = job
        self.tenant = tenant
        self.application = application
        self.actor = actor
        self.lines = lines
    }
}

package struct BulkOutcome: Sendable, Equatable {
    package enum End: Sendable, Equatable {
        case invited(Invitation.ID, Guest.ID)
        case refused(code: String, sentence: String)
        /// - Parameter isPatient: Whether it waits for what time will bring, and may do so for ever.
        case waits(seconds: Int, sentence: String, isPatient: Bool)
    }

    package var line: Int
    package var end: End

    package init(line: Int, end: End) {
        self.line = line
        self.end = end
    }
}

package protocol BulkStore: Sendable {
    /// Keeps the job with all its lines and one event, or nothing.
    ///
    /// - Throws: ``BulkRefusal/callerDisabled``
    func begin(_ job: NewBulkJob, of tenant: Tenant.ID) async throws -> BulkJob
    func job(_ id: BulkJob.ID, of tenant: Tenant.ID) async throws -> BulkJob?
    /// The newest first, before `cursor`; those that this application asked for, when given.
    func list(
        of tenant: Tenant.ID, askedForBy application: Application.ID?, before cursor: BulkJob.ID?, limit: Int
    ) async throws -> [BulkJob]
    /// In the order of their lines, after `line`; those in one state, when given.
    func results(
        of job: BulkJob.ID, tenant: Tenant.ID, in state: BulkResult.State?, after line: Int, limit: Int
    ) async throws -> [BulkResult]
    /// What has not begun is not begun any more. What is under way ends as it does.
    ///
    /// - Throws: ``BulkRefusal/notFound``, ``BulkRefusal/ended(_:)``
    func cancel(_ id: BulkJob.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> BulkJob

    /// Over all tenants, each in its turn: some lines of a job that is due, for `lease` seconds; nil when nothing is.
    func claim(limit: Int, lease: Int) async throws -> BulkTurn?
    /// Writes down what the lines of a turn came to, and ends the job with the last of them.
    func finish(_ outcomes: [BulkOutcome], of turn: BulkTurn) async throws
    /// Ends the job: every line that is left is refused.
    func fail(_ turn: BulkTurn, code: String, sentence: String) async throws

    /// Who of the mailboxes is a guest.
    func guests(at mailboxes: [String], of tenant: Tenant.ID) async throws -> [String: KnownGuest]
}

/// What a dry run says of who is a guest already.
package struct KnownGuest: Sendable, Equatable {
    package var id: Guest.ID
    package var state: Guest.State
    package var isEnabled: Bool
    /// Whether its access has ended.
    package var hasEnded: Bool

    package init(id: Guest.ID, state: Guest.State, isEnabled: Bool, hasEnded: Bool) {
        self.id = id
        self.state = state
        self.isEnabled = isEnabled
        self.hasEnded = hasEnded
    }
}
