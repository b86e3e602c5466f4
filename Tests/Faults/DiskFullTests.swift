import Foundation
import Glibc
import TestSupport
import Testing
import VestibuleSandbox

extension Faults {
    @Suite("The disk is full") struct DiskFull {
        /// A small file system of its own needs the right to mount one.
        private static let mayMount = geteuid() == 0

        @Test("what needs room is refused, nothing half done, and all is well once there is room", .enabled(if: mayMount))
        func filling() async throws {
            try await withSmallDisk { disk in
                try await withCluster("disk") { cluster in
                    let server = try cluster.connectionString(database: "postgres")
                    try await prepare(server, disk)
                    let place = ServedService.Place(owner: try cluster.connectionString(database: "small"))
                    try await Stage.run(at: place) { stage in
                        try await Outage.run(on: stage) { outage in
                            try await outage.pass("disk full", takes: .writes, for: .seconds(6)) {
                                try fill("\(disk)/ballast")
                            } back: {
                                try FileManager.default.removeItem(atPath: "\(disk)/ballast")
                            }
                        }
                    }
                }
            }
        }

        /// The data of one database on the small disk; the log stays elsewhere, for a server without room for its log stops.
        private func prepare(_ connectionString: String, _ disk: String) async throws {
            try await Administration.run(on: connectionString) { ask in
                try await ask("create tablespace small location '\(disk)/data'")
                try await ask("create database small tablespace small")
            }
        }

        private func withSmallDisk(_ body: (String) async throws -> Void) async throws {
            let disk = "/tmp/vestibule-faults-disk-\(getpid())"
            try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
            guard mount("tmpfs", disk, "tmpfs", 0, "size=48m,mode=0755") == 0 else {
                throw ServedService.Failure(reason: "no file system could be mounted: errno \(errno)")
            }
            var outcome: Result<Void, any Error> = .success(())
            do {
                try ServerAccount.current().makePrivateFolder("\(disk)/data")
                try await body(disk)
            } catch { outcome = .failure(error) }
            umount2(disk, Int32(MNT_DETACH))
            rmdir(disk)
            try outcome.get()
        }

        /// Takes all the room that is left.
        private func fill(_ path: String) throws {
            let file = open(path, O_WRONLY | O_CREAT, 0o600)
            guard file >= 0 else { throw ServedService.Failure(reason: "errno \(errno)") }
            defer { close(file) }
            let zeroes = [UInt8](repeating: 0, count: 65_536)
            for size in [65_536, 4096, 1] { while write(file, zeroes, size) == size {} }
        }
    }
}
