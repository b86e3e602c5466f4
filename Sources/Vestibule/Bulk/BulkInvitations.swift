/// Asks for many invitations at once, and tells beforehand what would come of it.
package struct BulkInvitations: Sendable {
    package let store: any BulkStore
    private let inviteGuest: InviteGuest
    private let routeAddress: RouteAddress
    private let surroundings: Surroundings

    /// - Parameter registrations: The installation's own, for the forecast of a dry run.
    package init(store: any BulkStore, inviteGuest: InviteGuest, registrations: Registrations, surroundings: Surroundings) {
        self.store = store
        self.inviteGuest = inviteGuest
        routeAddress = RouteAddress(registrations: registrations, realms: NobodyAsked())
        self.surroundings = surroundings
    }

    /// Keeps the job; a worker does it. Lines that cannot be read are refused with it.
    ///
    /// - Parameter codeOf: Graph's code of a refusal.
    /// - Throws: ``BulkRefusal``
    package func begin(
        _ lines: [BulkFile.Line], by application: Application, askedForBy actor: Actor, codeOf: (any Refusal) -> String
    ) async throws -> BulkJob {
        let kept = lines.map { line in
            switch line.wish {
            case .success(let wish): NewBulkJob.Line(number: line.number, wish: wish.kept)
            case .failure(let fault):
                NewBulkJob.Line(number: line.number, wish: fault.wish?.kept ?? "", refusal: (codeOf(fault), fault.sentence))
            }
        }
        return try await store.begin(
            NewBulkJob(id: surroundings.newID(), application: application.id, actor: actor, lines: kept), of: application.tenant)
    }

    /// What a line would come to as far as it is known here: nothing is written, and nobody outside is asked.
    package struct Forecast: Sendable {
        package var line: Int
        package var address: String?
        package var refusal: (any Refusal)?
        package var guest: KnownGuest?
        /// Nil for who is refused.
        package var route: RouteTrace?
    }

    /// - Parameter tellsOfGuests: Whether it may be learned who is a guest.
    package func forecast(
        _ lines: [BulkFile.Line], to tenant: Tenant, tellsOfGuests: Bool
    ) async throws -> [Forecast] {
        let mailboxes = lines.compactMap { try? EmailAddress($0.wish.get().request.address).mailbox }
        let guests = tellsOfGuests ? try await store.guests(at: mailboxes, of: tenant.id) : [:]
        let now = surroundings.now()
        var forecasts: [Forecast] = []
        for line in lines {
            var forecast = Forecast(line: line.number)
            do {
                let wish = try line.wish.get()
                forecast.address = wish.request.address
                let permitted = try permit(wish.invitation(), in: tenant, at: now)
                forecast.guest = guests[permitted.address.mailbox]
                if forecast.guest?.isEnabled == false { throw InviteRefusal.guestDisabled }
                if forecast.guest?.hasEnded == true, permitted.accessEndsAt == nil { throw InviteRefusal.accessEnded }
                forecast.route = await routeAddress.trace(
                    of: permitted.address, to: tenant, wished: permitted.wishedDoor, at: now)
            } catch let refusal as any Refusal {
                forecast.refusal = refusal
                forecast.address = forecast.address ?? (refusal as? BulkFault)?.wish?.request.address
            }
            forecasts.append(forecast)
        }
        return forecasts
    }

    /// The link of an invitation that went out by no letter; nil once its day is over.
    package func link(of result: BulkResult, in job: BulkJob) throws -> String? {
        try result.sealedLink.map {
            try inviteGuest.link(keptAs: $0, under: .line(result.line, of: job.id), of: job.application, tenant: job.tenant)
        }
    }
}

/// Says of every domain that nothing is known.
private struct NobodyAsked: RealmDirectory {
    func facts(about domain: DomainName, fromEntraAt authority: String?, asksForWorkspace: Bool) async -> RealmFacts { .none }
}
