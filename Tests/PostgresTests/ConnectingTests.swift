import Glibc
import TestSupport
import Testing
import VestibuleSandbox

@testable import Postgres

@Suite struct `Connecting` {
    /// The shared cluster's socket folder and credentials, behind other hosts.
    private func configuration(
        hosts: String, ports: String, _ more: String = "", database: String
    ) throws -> PostgresConfiguration {
        // libpq takes the last of several values of a keyword.
        try PostgresConfiguration(connectionString: "\(database) host='\(hosts)' port='\(ports)' \(more)")
    }

    private func socketFolder(_ database: String) throws -> String {
        let found = database.firstMatch(of: #/host='([^']*)'/#)
        return String(try #require(found).1)
    }

    private func answer(_ configuration: PostgresConfiguration) async throws -> String {
        let pool = ConnectionPool(configuration)
        do {
            let name: String = try await pool.query("select current_database()::text as name").onlyRow.decode("name")
            await pool.close()
            return name
        } catch {
            await pool.close()
            throw error
        }
    }

    @Test func `a host that refuses is passed over`() async throws {
        let database = try await TestCluster.freshDatabase()
        let configuration = try configuration(
            hosts: "127.0.0.1,\(socketFolder(database))", ports: "19999,5432", database: database)
        #expect(try await answer(configuration).hasPrefix("test_"))
    }

    @Test func `a host that never answers costs its share of the time only`() async throws {
        let database = try await TestCluster.freshDatabase()
        let silent = try SilentListener()
        var configuration = try configuration(
            hosts: "127.0.0.1,\(socketFolder(database))", ports: "\(silent.port),5432", database: database)
        configuration.connectDeadline = .seconds(4)
        configuration.poolWaitDeadline = .seconds(30)
        configuration.queryDeadline = .seconds(30)
        #expect(try await answer(configuration).hasPrefix("test_"))
    }

    @Test func `a host that was silent is asked last from then on`() async throws {
        let database = try await TestCluster.freshDatabase()
        let silent = try SilentListener()
        let hosts = try configuration(
            hosts: "127.0.0.1,\(socketFolder(database))", ports: "\(silent.port),5432", database: database)
        let memory = SilentHosts()
        var patient = hosts
        patient.connectDeadline = .seconds(20)
        var times: [Duration] = []
        for _ in 0..<2 {
            let begun = ContinuousClock.now
            try await Connector(configuration: patient, silent: memory).open().close()
            times.append(.now - begun)
        }
        #expect(times[0] >= .seconds(9))
        #expect(times[1] < .seconds(5))
        // Where there is no other it is asked still, but not for long.
        var alone = try configuration(hosts: "127.0.0.1", ports: "\(silent.port)", database: database)
        alone.connectDeadline = .seconds(20)
        let begun = ContinuousClock.now
        _ = await postgresError { try await Connector(configuration: alone, silent: memory).open().close() }
        #expect(ContinuousClock.now - begun < .seconds(5))
    }

    @Test func `without any host that answers each reason is told, and never the password`() async throws {
        let silent = try SilentListener()
        var configuration = try PostgresConfiguration(
            connectionString:
                "postgres://someone:hunter2@127.0.0.1:\(silent.port),127.0.0.1:19999,no.such.name.invalid/x")
        configuration.connectDeadline = .milliseconds(600)
        let begun = ContinuousClock.now
        let error = await postgresError { try await configuration.tryToConnect() }
        #expect(ContinuousClock.now - begun < .seconds(5))
        guard case .couldNotConnect(let failures) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(failures.map(\.host) == ["127.0.0.1:\(silent.port)", "127.0.0.1:19999", "no.such.name.invalid:5432"])
        #expect(failures.first?.reason == "no answer in time")
        for text in ["\(failures)", "\(configuration)", String(reflecting: configuration)] {
            #expect(!text.contains("hunter2"))
        }
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("hunter2"))
    }

    @Test func `a wrong password is said, not shown`() async throws {
        let cluster = try await TestCluster.shared()
        let configuration = try PostgresConfiguration(
            connectionString: try cluster.connectionString(database: "postgres", password: "hunter2"))
        let error = await postgresError { try await configuration.tryToConnect() }
        #expect(error?.isCouldNotConnect == true)
        #expect("\(String(describing: error))".contains("password authentication failed"))
        #expect(!"\(String(describing: error))".contains("hunter2"))
    }

    @Test func `a server of the wrong kind is passed over`() async throws {
        let database = try await TestCluster.freshDatabase()
        let folder = try socketFolder(database)
        func attempt(_ wish: String) async throws {
            let configuration = try configuration(
                hosts: "\(folder)", ports: "5432", "target_session_attrs=\(wish)", database: database)
            try await configuration.tryToConnect()
        }
        for wish in ["any", "read-write", "primary", "prefer-standby"] { try await attempt(wish) }
        for wish in ["read-only", "standby"] {
            #expect(await postgresError { try await attempt(wish) }?.isCouldNotConnect == true)
        }
        try await withPool(on: database) { pool in
            let name: String = try await pool.query("select current_database()::text as name").onlyRow.decode("name")
            _ = try await pool.query("alter database \(unescaped: name) set default_transaction_read_only = on")
        }
        for wish in ["any", "read-only", "primary"] { try await attempt(wish) }
        for wish in ["read-write", "standby"] {
            #expect(await postgresError { try await attempt(wish) }?.isCouldNotConnect == true)
        }
    }

    @Test func `a server that does not tell what it is gets asked`() async throws {
        let database = try await TestCluster.freshDatabase()
        for (wish, fits) in [("read-write", true), ("primary", true), ("prefer-standby", true), ("standby", false)] {
            let configuration = try PostgresConfiguration(connectionString: "\(database) target_session_attrs=\(wish)")
            let connector = Connector(configuration: configuration, believesReports: false)
            do {
                let connection = try await connector.open()
                #expect(fits)
                #expect(try await connection.perform(["select 1"], within: .seconds(30)).count == 1)
                connection.close()
            } catch {
                #expect(!fits, "\(error)")
            }
        }
    }

    @Test func `of two hosts the one that may write is taken, and the other if none is asked for`() async throws {
        let directory = "/tmp/vestibule-test-\(getpid())-\(UInt32.random(in: 0...(.max)))"
        let reading = try PrivatePostgres(directory: directory, fsync: false)
        try await reading.start()
        let shared = try await TestCluster.shared()
        let role = "traveller_\(UInt32.random(in: 0...(.max)))"
        for cluster in [reading, shared] {
            try await withPool(on: try cluster.connectionString(database: "postgres")) { pool in
                _ = try await pool.query("create role \(unescaped: role) login password 'travels'")
            }
        }
        try await withPool(on: try reading.connectionString(database: "postgres")) { pool in
            _ = try await pool.query("alter role \(unescaped: role) set default_transaction_read_only = on")
        }
        let folders = try [reading, shared].map { try socketFolder($0.connectionString(database: "postgres")) }
        for (wish, readOnly) in [("read-write", "off"), ("read-only", "on"), ("any", "on"), ("prefer-standby", "on")] {
            let both = """
                host='\(folders.joined(separator: ","))' dbname=postgres user=\(role) password=travels \
                target_session_attrs=\(wish)
                """
            try await withPool(on: both) { pool in
                let row = try await pool.query("select current_setting('transaction_read_only') as answer").onlyRow
                #expect(try row.decode("answer") == readOnly, "\(wish)")
            }
        }
        await reading.erase()
        rmdir(directory)
    }

    @Test func `a host is reached by name over TCP, and asked for by URI`() async throws {
        let directory = "/tmp/vestibule-test-\(getpid())-\(UInt32.random(in: 0...(.max)))"
        let port = try SilentListener.freePort()
        let cluster = try PrivatePostgres(directory: directory, fsync: false, port: port)
        try await cluster.start()
        let local = try cluster.connectionString(database: "postgres")
        let password = try #require(local.firstMatch(of: #/password='([^']*)'/#)).1
        for host in ["localhost", "127.0.0.1"] {
            let uri = "postgresql://postgres:\(password)@\(host):\(port)/postgres?application_name=a%20test"
            try await withPool(on: uri) { pool in
                let name = try await pool.query("select current_setting('application_name') as name").onlyRow
                #expect(try name.decode("name") == "a test")
            }
        }
        await cluster.erase()
        rmdir(directory)
    }

    @Test(arguments: [
        "postgres://u:hunter2@:nowhere:/%zz", "host=a password=hunter2 \"x", "password=hunter2 bogus=1",
        "host=a,b port=1,2,3 password=hunter2",
        "host=a port=hunter2", "host=a target_session_attrs=hunter2", "host=a port=0", "postgres://u:p%@h/hunter2%",
    ])
    func `a connection string that makes no sense is refused without being shown`(text: String) {
        #expect {
            try PostgresConfiguration(connectionString: text)
        } throws: { error in
            guard case .badConfiguration(let reason)? = error as? PostgresError else { return false }
            return !reason.contains("hunter2")
        }
    }
}
