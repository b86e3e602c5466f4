/// Brings another directory's guests here: each by what is said of it there, once, however often it is told.
package struct ImportGuests: Sendable {
    private let store: any ImportStore
    private let guests: any GuestStore
    private let surroundings: Surroundings

    package init(store: any ImportStore, guests: any GuestStore, surroundings: Surroundings) {
        self.store = store
        self.guests = guests
        self.surroundings = surroundings
    }

    package struct Finding: Sendable {
        package var name: String
        package var outcome: Outcome
    }

    package enum Outcome: Sendable, Equatable {
        case new, same, changed, refused(String)
        /// Nobody from outside.
        case member
    }

    /// - Parameter isDry: Whether it is only told what would be done.
    package func callAsFunction(_ page: EntraPage, to tenant: Tenant, isDry: Bool) async throws -> [Finding] {
        var findings: [Finding] = []
        var named: [(name: String, said: ImportedGuest)] = []
        var seen: Set<String> = []
        for user in page.users {
            do throws(ImportRefusal) {
                let user = try user.get()
                do throws(ImportRefusal) {
                    guard let said = try user.guest() else {
                        findings.append(Finding(name: user.name, outcome: .member))
                        continue
                    }
                    // A page that names one twice would race with itself.
                    guard seen.insert(said.originID).inserted else { continue }
                    named.append((user.name, said))
                } catch { findings.append(Finding(name: user.name, outcome: .refused(error.sentence))) }
            } catch { findings.append(Finding(name: "(a user)", outcome: .refused(error.sentence))) }
        }
        var rest = named[...]
        while !rest.isEmpty {
            findings += try await part(Array(rest.prefix(Self.atOnce)), to: tenant, isDry: isDry)
            rest = rest.dropFirst(Self.atOnce)
        }
        return findings
    }

    /// How many are looked up together.
    private static let atOnce = 200
    /// How many are written at one time.
    private static let writers = 4

    private func part(_ named: [(name: String, said: ImportedGuest)], to tenant: Tenant, isDry: Bool) async throws -> [Finding] {
        let mailboxes = named.compactMap { try? EmailAddress($0.said.address).mailbox }
        let known = try await store.known(ids: named.map(\.said.originID), mailboxes: mailboxes, of: tenant.id)
        var taken: Set<String> = []
        var work: [(name: String, said: ImportedGuest, verdict: ImportVerdict)] = []
        for (name, said) in named {
            let mailbox = (try? EmailAddress(said.address))?.mailbox
            var verdict = importVerdict(
                on: said, origin: known.origins[said.originID], holder: mailbox.flatMap { known.holders[$0] },
                rules: tenant.domainRules)
            // Two of one page with one address: the first has it.
            if known.origins[said.originID] == nil, let mailbox, !taken.insert(mailbox).inserted {
                verdict = .refused(.alreadyAnothers)
            }
            work.append((name, said, verdict))
        }
        return try await withThrowingTaskGroup { group in
            var findings: [Finding] = []
            var rest = work[...]
            for _ in 0..<Self.writers {
                if let one = rest.popFirst() {
                    group.addTask { try await finding(one.name, one.said, one.verdict, tenant.id, isDry) }
                }
            }
            while let finding = try await group.next() {
                findings.append(finding)
                if let one = rest.popFirst() {
                    group.addTask { try await self.finding(one.name, one.said, one.verdict, tenant.id, isDry) }
                }
            }
            return findings
        }
    }

    private func finding(
        _ name: String, _ said: ImportedGuest, _ verdict: ImportVerdict, _ tenant: Tenant.ID, _ isDry: Bool
    ) async throws -> Finding {
        do {
            if !isDry { try await act(on: verdict, said, tenant) }
            switch verdict {
            case .new: return Finding(name: name, outcome: .new)
            case .same: return Finding(name: name, outcome: .same)
            case .changed, .joined: return Finding(name: name, outcome: .changed)
            case .refused(let refusal): return Finding(name: name, outcome: .refused(refusal.sentence))
            }
        } catch let refusal as any Refusal {
            return Finding(name: name, outcome: .refused(refusal.sentence))
        }
    }

    /// What was said is noted last: where the process dies before, it is done again, and finds most of it done.
    private func act(on verdict: ImportVerdict, _ said: ImportedGuest, _ tenant: Tenant.ID) async throws {
        switch verdict {
        case .same, .refused: return
        case .new(let address):
            let id = surroundings.newID(of: Guest.self)
            try await store.create(id, said, at: address, of: tenant)
        case .changed(let guest, let change, let accepts):
            try await apply(change, said, to: guest, of: tenant)
            try await store.note(said, about: guest, of: tenant, accepts: accepts)
        case .joined(let guest, let change):
            try await apply(change, said, to: guest, of: tenant)
            try await store.note(said, about: guest, of: tenant, accepts: false)
        }
    }

    private func apply(_ change: GuestChange, _ said: ImportedGuest, to guest: Guest.ID, of tenant: Tenant.ID) async throws {
        if !change.isEmpty {
            guard try await guests.change(guest, of: tenant, change, ifOneOf: nil, by: .system) == .changed else {
                throw GuestChangeRefusal.notFound
            }
        }
        for sponsor in said.sponsors {
            do {
                try await guests.add(.address(try EmailAddress(sponsor)), to: guest, of: tenant, by: .system)
            } catch GuestChangeRefusal.sponsorAlreadyThere {}
        }
    }

    /// Has an application invite who waits, by bulk jobs that the service does.
    ///
    /// - Returns: The jobs.
    package func invite(by application: Application, to redirectURL: String, sendsLetters: Bool = true) async throws -> [BulkJob] {
        var jobs: [BulkJob] = []
        while true {
            let waiting = try await store.uninvited(of: application.tenant, limit: BulkFile.mostLines)
            guard !waiting.isEmpty else { return jobs }
            let lines = waiting.enumerated().map { place, guest in
                var request = InvitationRequest(address: guest.address.text, redirectURL: redirectURL, language: guest.language)
                request.displayName = guest.displayName == guest.address.text ? nil : guest.displayName
                request.sendsLetter = sendsLetters
                return NewBulkJob.Line(number: place + 1, wish: BulkWish(request).kept)
            }
            let job = NewBulkJob(id: surroundings.newID(), application: application.id, actor: .system, lines: lines)
            jobs.append(try await store.invite(waiting.map(\.guest), by: job, of: application.tenant))
        }
    }
}
