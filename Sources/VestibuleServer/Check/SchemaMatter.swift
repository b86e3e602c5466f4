import Postgres

/// How the database's schema stands to this program.
enum SchemaMatter {
    static func finding(_ standing: Result<SchemaStanding, any Error>, newest: Int) -> Finding {
        switch standing {
        case .failure(let error):
            return .wrong("schema", "could not be read: \(error)", mend: "vestibule migrate, or mend the worker's login first")
        case .success(.current): return .ok("schema", "current at migration \(newest)")
        case .success(.empty): return .wrong("schema", "nothing was ever migrated here", mend: "vestibule migrate")
        case .success(.behind(let missing)):
            return .wrong(
                "schema", "lacks \(missing.map(\.label).joined(separator: ", "))", mend: "vestibule migrate")
        case .success(.changed(let changed)):
            return .wrong(
                "schema", "was migrated by other files than this program's: \(changed.map(\.label).joined(separator: ", "))",
                mend: "run the release of vestibule that migrated it")
        case .success(.ahead(let numbers)):
            return .warning(
                "schema", "newer than this program, which runs on it: it does not know \(list(numbers))",
                mend: "go back to the newer release when what you rolled back for is mended")
        case .success(.beyond(let numbers, let needed)):
            return .wrong(
                "schema", "too new: it has \(list(numbers)), and a program must know \(needed) to run on it",
                mend: "run a newer vestibule, or restore the backup from before the upgrade")
        }
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
}
