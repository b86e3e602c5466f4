internal import CLibPQ

/// Opens connections: walks over the hosts and takes the first whose server will do.
///
/// libpq would walk by itself, but knows no deadline while it connects without blocking, and looks names up in the calling
/// thread. So each attempt is one host at one address with its own share of the time.
struct Connector: Sendable {
    let configuration: PostgresConfiguration
    var tally = Tally()
    var silent = SilentHosts()
    /// False makes every server be asked what it is, as those have to be that do not tell by themselves.
    var believesReports = true

    /// - Throws: ``PostgresError/couldNotConnect(_:)`` with a reason for every host, or `cancelled`.
    func open(id: Int = 0) async throws(PostgresError) -> Connection {
        let deadline = Moment.now + configuration.connectDeadline
        var failures: [HostFailure] = []
        var secondBest: Connection?
        var isTaken = false
        defer { if !isTaken { secondBest?.close() } }
        let hosts = silent.order(configuration.hosts)
        for (index, host) in hosts.enumerated() {
            do throws(Objection) {
                var share = Self.share(of: deadline, among: hosts.count - index)
                if silent.contains(host) { share = min(share, .now + SilentHosts.patience) }
                let connection = try await open(host, until: share, id: id, secondBest: &secondBest)
                silent.note(host, isSilent: false)
                return connection
            } catch {
                silent.note(host, isSilent: error.isSilence)
                failures.append(HostFailure(host: host.description, reason: error.reason))
            }
            if Task.isCancelled { throw .cancelled }
        }
        if let secondBest {
            isTaken = true
            return secondBest
        }
        tally.connectFailures.count()
        throw .couldNotConnect(failures)
    }

    /// Why this host was passed over.
    private struct Objection: Error {
        let reason: String
        /// It said nothing at all within its time.
        var isSilence = false
    }

    private func open(
        _ host: Host, until deadline: Moment, id: Int, secondBest: inout Connection?
    ) async throws(Objection) -> Connection {
        let addresses = try await addresses(of: host, until: deadline)
        var reasons: [String] = []
        var isSilence = true
        for (index, address) in addresses.enumerated() {
            do throws(Objection) {
                let share = Self.share(of: deadline, among: addresses.count - index)
                let connection = try await connect(to: host, at: address, until: share, id: id)
                guard let objection = await objection(to: connection, until: share) else { return connection }
                // `prefer-standby`: whatever was found first will do if no standby is.
                if configuration.wanted == .preferStandby, secondBest == nil {
                    secondBest = connection
                } else {
                    connection.close()
                }
                reasons.append(objection)
                isSilence = false
            } catch {
                reasons.append(error.reason)
                isSilence = isSilence && error.isSilence
            }
            if Task.isCancelled { throw Objection(reason: "cancelled") }
        }
        throw Objection(reason: reasons.joined(separator: ", "), isSilence: isSilence)
    }

    /// Nil stands for what libpq finds without an address: the folder of a Unix socket.
    private func addresses(of host: Host, until deadline: Moment) async throws(Objection) -> [String?] {
        if host.isSocketFolder { return [nil] }
        if let address = host.address { return [address] }
        do throws(HostLookup.Problem) {
            return try await HostLookup.addresses(of: host.name ?? "localhost", until: deadline)
        } catch {
            switch error {
            case .failed(let reason): throw Objection(reason: reason)
            }
        }
    }

    private func connect(
        to host: Host, at address: String?, until deadline: Moment, id: Int
    ) async throws(Objection) -> Connection {
        guard let pending = PendingConnection(configuration.parameters(for: host, address: address)) else {
            throw Objection(reason: "out of memory")
        }
        var step = pending.begin()
        while true {
            let toWrite: Bool
            switch step {
            case .failed(let reason): throw Objection(reason: reason)
            case .waitsToRead: toWrite = false
            case .waitsToWrite: toWrite = true
            case .established:
                tally.connects.count()
                return Connection(
                    id: id, pending.take(configuration), recovers: configuration.preparesStatements, tally: tally)
            }
            switch await SocketWait.wait(for: pending.socket, toWrite: toWrite, until: deadline) {
            case .ready: step = pending.advance()
            case .late: throw Objection(reason: "no answer in time", isSilence: true)
            case .cancelled: throw Objection(reason: "cancelled")
            }
        }
    }

    /// Why this server is not the one that was asked for. Servers from version 14 tell by themselves; others, and poolers, are asked.
    private func objection(to connection: Connection, until deadline: Moment) async -> String? {
        guard configuration.wanted != .any else { return nil }
        if believesReports, let standby = connection.reportedSetting("in_hot_standby"),
            let readOnly = connection.reportedSetting("default_transaction_read_only")
        {
            return configuration.wanted.objection(isStandby: standby == "on", isReadOnly: readOnly == "on")
        }
        let question: Query = """
            select pg_is_in_recovery() as standby, current_setting('transaction_read_only') = 'on' as read_only
            """
        let errand = Errand(.statements([question]), within: .zero, deadline: deadline)
        do {
            guard let row = try await connection.perform(errand).first?.first else {
                return "it does not say what it is"
            }
            return configuration.wanted.objection(
                isStandby: try row.decode("standby"), isReadOnly: try row.decode("read_only"))
        } catch {
            return "it does not say what it is: \(error)"
        }
    }

    /// A fair share of what is left until `deadline`.
    private static func share(of deadline: Moment, among count: Int) -> Moment {
        let now = Moment.now
        return now + deadline.remaining(from: now) / max(1, count)
    }
}

extension PostgresConfiguration {
    /// Connects once and hangs up: whether there is a server that will have us.
    package func tryToConnect() async throws(PostgresError) {
        let connection = try await Connector(configuration: self).open()
        connection.close()
    }
}
