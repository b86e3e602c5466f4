package import Logging
package import ServiceLifecycle

/// Services that run in this process until they are asked to stop.
///
/// They are asked, not cancelled: a server that is cancelled while it accepts a connection ends the process (NIO), and with it
/// every test of its target.
package struct RunningServices: Sendable {
    private let group: ServiceGroup
    private let run: Task<Void, any Error>

    /// - Parameter patience: How long they may take to stop before they are cancelled after all.
    package init(_ services: [any Service], patience: Duration = .seconds(15), logger: Logger) {
        var logger = logger
        // At `debug` the group writes down all that its services hold.
        logger.logLevel = max(logger.logLevel, .info)
        var configuration = ServiceGroupConfiguration(services: services, logger: logger)
        configuration.maximumGracefulShutdownDuration = patience
        let group = ServiceGroup(configuration: configuration)
        self.group = group
        run = Task { try await group.run() }
    }

    /// Asks them to stop and waits until they have.
    ///
    /// - Throws: What ended them before that, or that they did not stop in time.
    package func stop() async throws {
        await group.triggerGracefulShutdown()
        try await run.value
    }
}
