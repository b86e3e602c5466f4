import ArgumentParser

/// `deploy/bench`: what an operation costs beside what it must cost, all in one run on one machine.
@main struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures Vestibule beside the least that its operations must cost.",
        subcommands: [Measure.self, HelloWorld.self], defaultSubcommand: Measure.self)
}
