import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes

/// Serves each connection on the event loop that reads it, so that a request changes threads only where it waits for something.
///
/// The default executor takes every request off its loop and back: two wake-ups of a sleeping thread, which cost more than most
/// requests' own work. Nothing in a request blocks: databases and relays are waited for, RSA keys are made elsewhere
/// (``SigningKeyMaker``), and the dearest computation left, an RSA signature, takes about a millisecond.
struct LoopChannel<Base: HTTPChannelHandler>: HTTPChannelHandler
where Base.Value == NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart> {
    typealias Value = Base.Value

    let base: Base
    let executors: LoopExecutors

    var responder: Responder { base.responder }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: Value, logger: Logger) async {
        await withTaskExecutorPreference(executors.executor(of: value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}

/// An executor for each loop of a group.
struct LoopExecutors: Sendable {
    private let executors: [ObjectIdentifier: LoopExecutor]

    init(_ group: any EventLoopGroup) {
        executors = Dictionary(uniqueKeysWithValues: group.makeIterator().map { (ObjectIdentifier($0), LoopExecutor($0)) })
    }

    func executor(of loop: any EventLoop) -> LoopExecutor? { executors[ObjectIdentifier(loop)] }
}

/// Runs the jobs of tasks on one event loop.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
