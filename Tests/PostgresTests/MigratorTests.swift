import TestSupport
import Testing
import VestibuleSandbox

@testable import Postgres

@Suite struct `Migrating a schema` {
    private let files = [
        ("0001_guests.sql", "create table guests (id bigint);\n-- two statements\ninsert into guests values (1), (2);"),
        ("0002_names.sql", "alter table guests add column name text not null default '';"),
        ("0003_doors.sql", "create table doors ();"),
    ]

    private func migrations(_ count: Int, replacing sql: [Int: String] = [:]) throws -> [Migration] {
        try files.prefix(count).enumerated().map { index, file in
            try Migration(fileName: file.0, sql: sql[index + 1] ?? file.1)
        }
    }

    private func migrator(_ migrations: [Migration], _ database: String) throws -> Migrator {
        Migrator(migrations, configuration: try PostgresConfiguration(connectionString: database))
    }

    private func tables(_ database: String) async throws -> [String] {
        try await withPool(on: database) { pool in
            try await pool.query("select tablename::text as name from pg_tables where schemaname = 'public' order by 1")
                .map { try $0.decode("name") }
        }
    }

    @Test func `applies what is missing, once`() async throws {
        let database = try await TestCluster.freshDatabase()
        let two = try migrator(migrations(2), database)
        #expect(try await two.standing() == .empty)
        #expect(try await two.migrate(dryRun: false) { _ in }.map(\.number) == [1, 2])
        #expect(try await two.migrate(dryRun: false) { _ in } == [])
        #expect(try await two.standing() == .current)
        let three = try migrator(migrations(3).reversed(), database)
        #expect(try await three.standing() == .behind([try migrations(3)[2]]))
        #expect(try await three.migrate(dryRun: false) { _ in }.map(\.name) == ["doors"])
        #expect(try await tables(database) == ["doors", "guests", "schema_migrations"])
    }

    @Test func `a dry run changes nothing`() async throws {
        let database = try await TestCluster.freshDatabase()
        var lines: [String] = []
        let would = try await migrator(migrations(2), database).migrate(dryRun: true) { lines.append($0) }
        #expect(would.map(\.number) == [1, 2])
        #expect(lines == ["would apply 1 (guests)", "would apply 2 (names)"])
        #expect(try await tables(database) == [])
    }

    @Test func `a changed file is refused`() async throws {
        let database = try await TestCluster.freshDatabase()
        _ = try await migrator(migrations(2), database).migrate(dryRun: false) { _ in }
        let changed = try migrator(migrations(3, replacing: [2: "select 1;"]), database)
        await #expect(throws: MigrationError.changed(["2 (names)"])) {
            try await changed.migrate(dryRun: false) { _ in }
        }
        #expect(try await changed.standing() == .changed([try migrations(3, replacing: [2: "select 1;"])[1]]))
        #expect(try await tables(database) == ["guests", "schema_migrations"])
    }

    @Test func `a gap and a double are refused`() async throws {
        let database = try await TestCluster.freshDatabase()
        let gap = try migrator([migrations(3)[0], migrations(3)[2]], database)
        await #expect(throws: MigrationError.gap(expected: 2, found: 3)) {
            try await gap.migrate(dryRun: false) { _ in }
        }
        let double = try migrator([migrations(1)[0], migrations(1)[0]], database)
        await #expect(throws: MigrationError.gap(expected: 2, found: 1)) {
            try await double.migrate(dryRun: false) { _ in }
        }
        #expect(try await tables(database) == [])
    }

    @Test func `an older release runs on a schema that a newer one expanded, and leaves it alone`() async throws {
        let database = try await TestCluster.freshDatabase()
        _ = try await migrator(migrations(3), database).migrate(dryRun: false) { _ in }
        let older = try migrator(migrations(1), database)
        #expect(try await older.standing() == .ahead([2, 3]))
        var said: [String] = []
        #expect(try await older.migrate(dryRun: false) { said.append($0) } == [])
        #expect(said == ["the schema is at 3, of a newer release; this program knows 1 and runs on it: nothing to do"])
    }

    @Test func `an older release refuses a schema that no longer has what it needs`() async throws {
        let database = try await TestCluster.freshDatabase()
        let contracted = try migrations(
            3, replacing: [3: "-- breaks programs before 2\nalter table guests drop column if exists gone;"])
        _ = try await migrator(contracted, database).migrate(dryRun: false) { _ in }
        #expect(try await migrator(migrations(2), database).standing() == .ahead([3]))
        let older = try migrator(migrations(1), database)
        #expect(try await older.standing() == .beyond([2, 3], needed: 2))
        await #expect(throws: MigrationError.unknownApplied([2, 3])) { try await older.migrate(dryRun: false) { _ in } }
    }

    @Test func `a history from before there were such marks is read and extended`() async throws {
        let database = try await TestCluster.freshDatabase()
        _ = try await migrator(migrations(2), database).migrate(dryRun: false) { _ in }
        try await withPool(on: database) { pool in
            _ = try await pool.query("alter table schema_migrations drop column breaks_before")
        }
        #expect(try await migrator(migrations(2), database).standing() == .current)
        let contracted = try migrations(3, replacing: [3: "-- breaks programs before 3\nselect 1;"])
        _ = try await migrator(contracted, database).migrate(dryRun: false) { _ in }
        #expect(try await migrator(migrations(2), database).standing() == .beyond([3], needed: 3))
    }

    @Test(arguments: ["4", "0", "soon", ""]) func `a mark that names no migration is refused`(_ text: String) {
        #expect(throws: MigrationError.badMark("0003_x.sql")) {
            try Migration(fileName: "0003_x.sql", sql: "-- breaks programs before \(text)\nselect 1;")
        }
    }

    @Test func `a row that somebody took away is noticed`() async throws {
        let database = try await TestCluster.freshDatabase()
        _ = try await migrator(migrations(3), database).migrate(dryRun: false) { _ in }
        try await withPool(on: database) { pool in
            _ = try await pool.query("delete from schema_migrations where number = 2")
        }
        let all = try migrator(migrations(3), database)
        await #expect(throws: MigrationError.skipped(["2 (names)"])) { try await all.migrate(dryRun: false) { _ in } }
    }

    @Test func `one that fails leaves nothing behind, and those before it stay`() async throws {
        let database = try await TestCluster.freshDatabase()
        let broken = try migrator(
            migrations(3, replacing: [2: "create table half (); insert into half values (1 / 0);"]), database)
        await #expect(throws: MigrationError.self) { try await broken.migrate(dryRun: false) { _ in } }
        #expect(try await tables(database) == ["guests", "schema_migrations"])
        #expect(try await migrator(migrations(3), database).migrate(dryRun: false) { _ in }.map(\.number) == [2, 3])
    }

    @Test func `one that ends its transaction is refused`() async throws {
        let database = try await TestCluster.freshDatabase()
        let sly = try migrator(migrations(1, replacing: [1: "create table t (); commit;"]), database)
        await #expect(throws: MigrationError.endsTransaction(migration: "1 (guests)")) {
            try await sly.migrate(dryRun: false) { _ in }
        }
    }

    private static let concurrent = """
        -- without a transaction
        -- Names are looked for; a semicolon here; ends nothing.
        create unique index concurrently if not exists guests_name
            on guests (name) where name <> 'it''s; $$';
        """

    @Test func `one without a transaction builds an index while the table is written`() async throws {
        let database = try await TestCluster.freshDatabase()
        let unnamed = [1: "create table guests (id bigint, name text); insert into guests values (1, 'a');", 2: Self.concurrent]
        let all = try migrator(migrations(3, replacing: unnamed), database)
        #expect(try await all.migrate(dryRun: false) { _ in }.map(\.number) == [1, 2, 3])
        #expect(try await all.standing() == .current)
        try await withPool(on: database) { pool in
            let row = try await pool.query(
                "select indisvalid as is_valid from pg_index where indexrelid = 'guests_name'::regclass"
            ).onlyRow
            #expect(try row.decode("is_valid") == true)
        }
    }

    @Test func `one without a transaction goes on after a failure, past the invalid index that it left`() async throws {
        let database = try await TestCluster.freshDatabase()
        let twice = "create table guests (id bigint, name text); insert into guests values (1, 'a'), (2, 'a');"
        let all = try migrator(migrations(3, replacing: [1: twice, 2: Self.concurrent]), database)
        let thrown = await #expect(throws: MigrationError.self) { try await all.migrate(dryRun: false) { _ in } }
        guard case .stopped("2 (names)", let reason) = thrown else {
            Issue.record("\(String(describing: thrown))")
            return
        }
        #expect(reason.contains("could not create unique index"))
        #expect(try await all.standing() == .behind(Array(try migrations(3, replacing: [1: twice, 2: Self.concurrent])[1...])))
        try await withPool(on: database) { pool in
            let valid = "select indisvalid as is_valid from pg_index where indexrelid = 'guests_name'::regclass" as Query
            #expect(try await pool.query(valid).onlyRow.decode("is_valid") == false)
            _ = try await pool.query("update guests set name = 'b' where id = 2")
            #expect(try await all.migrate(dryRun: false) { _ in }.map(\.number) == [2, 3])
            #expect(try await pool.query(valid).onlyRow.decode("is_valid") == true)
        }
    }

    @Test func `two at once take turns with one without a transaction too`() async throws {
        let database = try await TestCluster.freshDatabase()
        let migrator = try migrator(
            migrations(3, replacing: [2: "-- without a transaction\ncreate index concurrently if not exists one on guests (id);"]),
            database)
        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await migrator.migrate(dryRun: false) { _ in }.count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(applied.sorted() == [0, 0, 0, 3])
    }

    @Test(arguments: [
        "create index concurrently doors_id on doors (id);", "create index concurrently on doors (id);",
        "create index concurrently if not exists \"Doors\" on doors (id);", "-- nothing",
    ])
    func `what cannot go on after a failure is refused`(_ sql: String) throws {
        let error = #expect(throws: MigrationError.self) {
            try Migration(fileName: "0009_x.sql", sql: "-- without a transaction\n\(sql)")
        }
        guard case .badLoneStatement("0009_x.sql", _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [
        ("select 1; select 2;", "cannot insert multiple commands"), ("begin;", "it left a transaction open"),
    ])
    func `two statements, or one that begins a transaction, stop it`(_ sql: String, _ says: String) async throws {
        let database = try await TestCluster.freshDatabase()
        let all = try migrator(migrations(3, replacing: [2: "-- without a transaction\n\(sql)"]), database)
        let thrown = await #expect(throws: MigrationError.self) { try await all.migrate(dryRun: false) { _ in } }
        guard case .stopped("2 (names)", let reason) = thrown else {
            Issue.record("\(String(describing: thrown))")
            return
        }
        #expect(reason.contains(says), "\(reason)")
    }

    @Test func `two at once do not get into each other's way`() async throws {
        let database = try await TestCluster.freshDatabase()
        let migrator = try migrator(
            migrations(3, replacing: [1: "create table guests (id bigint); select pg_sleep(0.2);"]), database)
        let applied = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<4 { group.addTask { try await migrator.migrate(dryRun: false) { _ in }.count } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(applied.sorted() == [0, 0, 0, 3])
    }

    @Test func `who waits in vain is told who holds the lock`() async throws {
        let database = try await TestCluster.freshDatabase()
        try await withPool(on: database, { $0.applicationName = "the holder" }) { pool in
            try await pool.transaction { transaction in
                _ = try await transaction.query("select pg_advisory_xact_lock(\(0x7665_7374_6962_756c as Int64))")
                var migrator = try migrator(migrations(1), database)
                migrator.lockDeadline = .milliseconds(300)
                var lines: [String] = []
                let patient = migrator
                do {
                    _ = try await patient.migrate(dryRun: false) { lines.append($0) }
                    Issue.record("it did not wait")
                } catch MigrationError.lockIsHeld(let holder, _) {
                    #expect(holder.hasPrefix("the holder (process "))
                }
                #expect(lines.count == 1)
            }
        }
    }

    @Test func `the standing can be read by who may read the table only`() async throws {
        let database = try await TestCluster.freshDatabase()
        _ = try await migrator(migrations(1), database).migrate(dryRun: false) { _ in }
        try await withPool(on: database) { pool in
            let role = "reader_\(UInt32.random(in: 0...(.max)))"
            _ = try await pool.query("create role \(unescaped: role) login password 'reads'")
            _ = try await pool.query("grant select on schema_migrations to \(unescaped: role)")
            let name: String = try await pool.query("select current_database()::text as name").onlyRow.decode("name")
            let reader = try await TestCluster.shared().connectionString(database: name, user: role, password: "reads")
            #expect(try await migrator(migrations(1), reader).standing() == .current)
            #expect(try await migrator(migrations(1), reader).migrate(dryRun: true) { _ in } == [])
        }
    }

    @Test(arguments: [
        "guests.sql", "1.sql", "0000_zero.sql", "0001_.sql", "0001_a.txt", "-1_a.sql", "٣_a.sql",
        "99999999999999999999_a.sql",
    ])
    func `a file that is not named after its number is refused`(name: String) {
        #expect(throws: MigrationError.badFileName(name)) { try Migration(fileName: name, sql: "") }
    }

    @Test func `the checksum is that of the bytes`() throws {
        let migration = try Migration(fileName: "0001_abc.sql", sql: "abc")
        #expect(migration.checksum == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
