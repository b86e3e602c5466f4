import Foundation
import Postgres
import Testing

@testable import Vestibule
@testable import VestibuleStore

@Suite("Bulk jobs in the store") struct BulkStoreTests {
    @Test("are kept with their lines, refused ones too, and one event")
    func begin() async throws {
        try await withHouse { house in
            let store = house.bulk
            let job = try await house.beginBulk(3, refusing: [2])
            #expect(job.status == .notStarted && job.total == 3 && job.refused == 1 && job.done == 1)
            #expect(try await store.job(job.id, of: house.id) == job)
            let results = try await store.results(of: job.id, tenant: house.id, in: nil, after: 0, limit: 10)
            #expect(results.map(\.state) == [.waiting, .refused, .waiting])
            #expect(results[1].code == "Request_BadRequest" && results[1].address == nil)
            #expect(results[0].address == "g1@fabrikam.example")
            let refused = try await store.results(of: job.id, tenant: house.id, in: .refused, after: 0, limit: 10)
            #expect(refused.map(\.line) == [2])
            #expect(try await store.results(of: job.id, tenant: house.id, in: nil, after: 1, limit: 1).map(\.line) == [2])
            #expect(try await house.db.count("audit_events", where: "activity = 'bulkInvitationStarted'") == 1)
            #expect(try await house.beginBulk(2, refusing: [1, 2]).status == .succeeded)
        }
    }

    @Test("are asked for by applications that may invite, and seen by their own tenant")
    func walls() async throws {
        try await withDatabase { db in
            let (contoso, fabrikam) = (try await House.open(on: db), try await House.open(on: db, try .sample(name: "Fabrikam")))
            let job = try await contoso.beginBulk(1)
            #expect(try await fabrikam.bulk.job(job.id, of: fabrikam.id) == nil)
            #expect(try await fabrikam.bulk.results(of: job.id, tenant: fabrikam.id, in: nil, after: 0, limit: 9).isEmpty)
            #expect(try await fabrikam.bulk.list(of: fabrikam.id, askedForBy: nil, before: nil, limit: 9).isEmpty)
            await #expect(throws: BulkRefusal.notFound) {
                try await fabrikam.bulk.cancel(job.id, of: fabrikam.id, by: .system)
            }
            try await contoso.disable(true)
            await #expect(throws: BulkRefusal.callerDisabled) { try await contoso.beginBulk(1) }
        }
    }

    @Test("are no more than a tenant may have under way, also of those that come at once")
    func mostUnderWay() async throws {
        try await withHouse { house in
            for _ in 1..<BulkJob.mostUnderWay { _ = try await house.beginBulk(1) }
            let begun = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<24 {
                    group.addTask {
                        do { _ = try await house.beginBulk(1) } catch BulkRefusal.tooManyJobs { return false }
                        return true
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(begun == 1)
            try await house.db.run("update applications set disabled_at = now()")
            await #expect(throws: BulkRefusal.callerDisabled) { _ = try await house.beginBulk(1) }
        }
    }

    @Test("give each line to one worker, until its lease is over")
    func leases() async throws {
        try await withHouse { house in
            let job = try await house.beginBulk(5)
            let first = try #require(try await house.bulk.claim(limit: 3, lease: 60))
            let second = try #require(try await house.bulk.claim(limit: 3, lease: 60))
            #expect(first.job == job.id && first.actor == .application(house.application.id))
            #expect(first.lines.map(\.number) == [1, 2, 3] && second.lines.map(\.number) == [4, 5])
            #expect(first.lines.map(\.tries) == [1, 1, 1])
            #expect(try await house.bulk.job(job.id, of: house.id)?.status == .running)
            // It looks once more, and then not before a lease ends.
            #expect(try await house.bulk.claim(limit: 3, lease: 60)?.lines.isEmpty == true)
            #expect(try await house.bulk.claim(limit: 3, lease: 60) == nil)
            try await house.passBulkTime(61)
            let again = try #require(try await house.bulk.claim(limit: 9, lease: 60))
            #expect(again.lines.map(\.number) == [1, 2, 3, 4, 5] && again.lines.map(\.tries) == [2, 2, 2, 2, 2])
        }
    }

    @Test("are over with their last line, and count each line once")
    func finishing() async throws {
        try await withHouse { house in
            let job = try await house.beginBulk(3)
            let invited = try await house.invite()
            let turn = try #require(try await house.bulk.claim(limit: 9, lease: 60))
            let ends: [BulkOutcome] = [
                .init(line: 1, end: .invited(invited.invitation.id, invited.invitation.guest)),
                .init(line: 2, end: .refused(code: "X", sentence: "why")),
                .init(line: 3, end: .waits(seconds: 100, sentence: "later", isPatient: true)),
            ]
            for _ in 0..<2 { try await house.bulk.finish(ends, of: turn) }
            let half = try #require(try await house.bulk.job(job.id, of: house.id))
            #expect(half.status == .running && half.invited == 1 && half.refused == 1 && half.done == 2)
            #expect(try await house.bulk.claim(limit: 9, lease: 60)?.lines.isEmpty == true)
            try await house.passBulkTime(101)
            let rest = try #require(try await house.bulk.claim(limit: 9, lease: 60))
            #expect(rest.lines.map(\.number) == [3] && rest.lines.map(\.tries) == [1])
            try await house.bulk.finish([.init(line: 3, end: .refused(code: "X", sentence: "why"))], of: rest)
            let over = try #require(try await house.bulk.job(job.id, of: house.id))
            #expect(over.status == .succeeded && over.done == 3)
            try await house.passBulkTime(1000)
            #expect(try await house.bulk.claim(limit: 9, lease: 60) == nil)
            let results = try await house.bulk.results(of: job.id, tenant: house.id, in: nil, after: 0, limit: 9)
            #expect(results.map(\.message) == [nil, "why", "why"])
            #expect(results[0].invitation == invited.invitation.id && results[0].guest == invited.invitation.guest)
        }
    }

    @Test("are canceled once; what was under way says what it came to all the same")
    func canceling() async throws {
        try await withHouse { house in
            let job = try await house.beginBulk(4)
            let invited = try await house.invite()
            let turn = try #require(try await house.bulk.claim(limit: 2, lease: 60))
            #expect(try await house.bulk.cancel(job.id, of: house.id, by: .system).status == .canceled)
            await #expect(throws: BulkRefusal.ended(.canceled)) {
                try await house.bulk.cancel(job.id, of: house.id, by: .system)
            }
            try await house.bulk.finish(
                [
                    .init(line: 1, end: .invited(invited.invitation.id, invited.invitation.guest)),
                    .init(line: 2, end: .waits(seconds: 0, sentence: "later", isPatient: true)),
                ], of: turn)
            let results = try await house.bulk.results(of: job.id, tenant: house.id, in: nil, after: 0, limit: 9)
            #expect(results.map(\.state) == [.invited, .canceled, .canceled, .canceled])
            let after = try #require(try await house.bulk.job(job.id, of: house.id))
            #expect(after.status == .canceled && after.invited == 1)
            try await house.passBulkTime(1000)
            #expect(try await house.bulk.claim(limit: 9, lease: 60) == nil)
            #expect(try await house.db.count("audit_events", where: "activity = 'bulkInvitationCanceled'") == 1)
        }
    }

    @Test("fail whole when nobody is there any more to invite")
    func failing() async throws {
        try await withHouse { house in
            let job = try await house.beginBulk(3, refusing: [1])
            let turn = try #require(try await house.bulk.claim(limit: 1, lease: 60))
            try await house.bulk.fail(turn, code: "Authorization_RequestDenied", sentence: "gone")
            let after = try #require(try await house.bulk.job(job.id, of: house.id))
            #expect(after.status == .failed && after.refused == 3 && after.done == 3)
            #expect(try await house.bulk.claim(limit: 9, lease: 60) == nil)
        }
    }

    @Test("take turns, tenant by tenant: many jobs are no more turns than one")
    func fairness() async throws {
        try await withDatabase { db in
            let (contoso, fabrikam) = (try await House.open(on: db), try await House.open(on: db, try .sample(name: "Fabrikam")))
            for _ in 0..<3 { _ = try await contoso.beginBulk(4) }
            _ = try await fabrikam.beginBulk(4)
            var turns: [Tenant.ID] = []
            for _ in 0..<4 { turns.append(try #require(try await contoso.bulk.claim(limit: 2, lease: 60)).tenant) }
            #expect(turns.count { $0 == fabrikam.id } == 2, "\(turns)")
            #expect(turns[0] != turns[1] && turns[2] != turns[3])
        }
    }

    @Test("are swept with their lines after thirty days")
    func sweeping() async throws {
        try await withHouse { house in
            let old = try await house.beginBulk(3)
            let young = try await house.beginBulk(2)
            try await house.db.run("update bulk_jobs set created_at = now() - interval '31 days' where job_id = \(old.id)")
            _ = try await house.db.outbox.sweep(thoroughly: false)
            #expect(try await house.bulk.job(old.id, of: house.id) == nil)
            #expect(try await house.bulk.job(young.id, of: house.id) != nil)
            #expect(try await house.db.count("bulk_lines") == 2)
        }
    }
}

extension House {
    var bulk: PostgresBulkStore { PostgresBulkStore(db.database, surroundings: db.surroundings) }

    /// A job of lines 1, 2, 3…
    func beginBulk(_ count: Int, refusing refused: Set<Int> = []) async throws -> BulkJob {
        let lines = (1...count).map { number in
            let wish = BulkWish(.init(address: "g\(number)@fabrikam.example", redirectURL: "https://app.contoso.example/start"))
            return refused.contains(number)
                ? NewBulkJob.Line(number: number, wish: "", refusal: ("Request_BadRequest", "why"))
                : NewBulkJob.Line(number: number, wish: wish.kept)
        }
        return try await bulk.begin(
            NewBulkJob(
                id: MigratedDatabase.newID(), application: application.id, actor: .application(application.id), lines: lines),
            of: id)
    }

    func passBulkTime(_ seconds: Int) async throws {
        try await db.run("update bulk_jobs set next_turn_at = next_turn_at - make_interval(secs => \(Double(seconds)))")
        try await db.run("update bulk_lines set next_try_at = next_try_at - make_interval(secs => \(Double(seconds)))")
    }
}
