import Foundation
import Postgres
import Testing

@testable import VestibuleServer

@Suite("Embedded migrations") struct EmbeddedMigrationsTests {
    private let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "migrations")

    @Test("are the files of the folder byte for byte") func areTheFilesOfTheFolderByteForByte() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }.sorted()
        #expect(EmbeddedMigrations.files.map(\.name) == names)
        for file in EmbeddedMigrations.files {
            #expect(try Data(contentsOf: folder.appending(path: file.name)) == Data(file.bytes), "\(file.name)")
        }
    }

    @Test("are numbered without a gap") func areNumberedWithoutAGap() throws {
        #expect(try EmbeddedMigrations.all().map(\.number) == Array(1...EmbeddedMigrations.files.count))
    }
}
