import Curl
import Foundation
import TestSupport
import Testing

/// Bounds are far above what is measured on an idle machine, and far below what a wait would take.
@Suite("The transfer loop", .timeLimit(.minutes(2)))
struct TransferLoopTests {
    private func send(_ loop: TransferLoop, port: Int, within: Duration = .seconds(20)) async throws(CurlError)
        -> SMTPReply
    {
        try await SMTPDelivery(loop: loop, heloName: "guests.example").deliver(
            SMTPDeliveryTests.letter, from: SMTPDeliveryTests.sender, to: [SMTPDeliveryTests.recipient],
            through: SMTPServer(host: "127.0.0.1", port: port, security: .plaintext), within: within)
    }

    @Test("takes a cancelled transfer off the wire at once")
    func cancels() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start("blackhole", in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop()
            let task = Task { try await send(loop, port: peer.port) }
            try await Task.sleep(for: .milliseconds(200))
            let started = ContinuousClock.now
            task.cancel()
            await #expect(throws: CurlError.cancelled) { try await task.value }
            #expect(started.duration(to: .now) < .seconds(10))
            await loop.stop()
        }
    }

    @Test("does not start what was cancelled before")
    func cancelledBefore() async throws {
        let loop = try TransferLoop()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await send(loop, port: 1)
        }
        await #expect(throws: CurlError.cancelled) { try await task.value }
        await loop.stop()
    }

    @Test("ends everything when it is stopped, and refuses what comes after")
    func stops() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start("blackhole", in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop(limits: .init(inFlight: 1))
            let tasks = (1...3).map { _ in Task { try await send(loop, port: peer.port) } }
            try await Task.sleep(for: .milliseconds(200))
            let started = ContinuousClock.now
            await loop.stop()
            #expect(started.duration(to: .now) < .seconds(10))
            for task in tasks { await #expect(throws: CurlError.stopped) { try await task.value } }
            await #expect(throws: CurlError.stopped) { try await send(loop, port: peer.port) }
            await loop.stop()
        }
    }

    @Test("stops at once though an idle connection's server has fallen silent")
    func stopsWithSilentIdleConnection() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start(in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop()
            #expect(try await send(loop, port: peer.port).code == 250)
            peer.freeze()
            let started = ContinuousClock.now
            await loop.stop()
            #expect(started.duration(to: .now) < .seconds(10))
            peer.thaw()
        }
    }

    @Test("refuses one more than it has room for, and those whose turn does not come in time: it was busy, and nobody was slow")
    func isBounded() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start("blackhole", in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop(limits: .init(inFlight: 1, waiting: 1))
            let onTheWire = Task { try await send(loop, port: peer.port) }
            while try peer.connections() == 0 { try await Task.sleep(for: .milliseconds(20)) }
            let inTheQueue = Task { try await send(loop, port: peer.port, within: .seconds(2)) }
            try await Task.sleep(for: .milliseconds(200))
            await #expect(throws: CurlError.busy) { try await send(loop, port: peer.port) }
            await #expect(throws: CurlError.busy) { try await inTheQueue.value }
            onTheWire.cancel()
            await #expect(throws: CurlError.cancelled) { try await onTheWire.value }
            #expect(try peer.connections() == 1)
            await loop.stop()
        }
    }

    @Test("carries two hundred letters at a time over a few connections")
    func manyAtOnce() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start(in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop(limits: .init(inFlight: 8, waiting: 256))
            let taken = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...200 { group.addTask { (try? await send(loop, port: peer.port).code) == 250 } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 200)
            #expect(try peer.receivedLetters().count == 200)
            #expect(try peer.connections() <= 8)
            await loop.stop()
        }
    }

    @Test("answers everybody once, whatever is cancelled when")
    func racesOfCancellation() async throws {
        try await withFolder { folder in
            let peer = try await SMTPPeer.start(in: folder)
            defer { peer.stop() }
            let loop = try TransferLoop(limits: .init(inFlight: 4, waiting: 64))
            let ends = await withTaskGroup(of: Bool.self) { group in
                for number in 1...60 {
                    group.addTask {
                        let task = Task { try await send(loop, port: peer.port) }
                        try? await Task.sleep(for: .milliseconds(number))
                        task.cancel()
                        switch await task.result {
                        case .success(let reply): return reply.code == 250
                        case .failure(let error): return error as? CurlError == .cancelled
                        }
                    }
                }
                return await group.reduce(true) { $0 && $1 }
            }
            #expect(ends)
            #expect(try await send(loop, port: peer.port).code == 250)
            await loop.stop()
        }
    }
}
