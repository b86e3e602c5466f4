import Foundation

extension Report {
    /// The figures as an aligned table, ratios first.
    var table: String {
        var rows = [
            [
                "operation", "conns", "ratio", "floor ratio", "× hello", "target", "ops/s", "p50 ms", "p99 ms", "service µs",
                "PostgreSQL µs", "least µs", "signatures µs",
            ]
        ]
        for figure in operations {
            let operation = Operation(rawValue: figure.name)
            let hellos = (figure.serviceCPUMicros + figure.postgresCPUMicros) / figure.helloWorldCPUMicros
            rows.append([
                figure.name, "\(figure.connections)", Self.text(figure.ratio, 2), Self.text(figure.floorRatio, 2),
                Self.text(hellos, 2),
                figure.connections == Stand.usualConnections
                    ? (operation?.targets ?? []).map { $0.verdict(on: figure, hellos: hellos) }.joined(separator: ", ") : "",
                Self.text(figure.opsPerSecond, 0), Self.text(figure.p50ms, 2), Self.text(figure.p99ms, 2),
                Self.text(figure.serviceCPUMicros, 1), Self.text(figure.postgresCPUMicros, 1),
                Self.text(figure.ceilingCPUMicros, 1),
                figure.signaturesCPUMicros > 0 ? Self.text(figure.signaturesCPUMicros, 1) : "",
            ])
        }
        var text = "\n\(machine); \(guests) guests, \(seconds) s a load\n\n" + Self.aligned(rows)
        if let hello = operations.first?.helloWorldCPUMicros {
            text += "\nhello-world: \(Self.text(hello, 1)) µs\n"
        }
        for (few, many) in zip(growth.evens, growth.odds) {
            text +=
                "growth of \(few.name) from \(few.guests) to \(many.guests) guests: "
                + "\(Self.text(many.cpuMicros / few.cpuMicros, 2)) (target ≤ 1.15)\n"
        }
        if let outbox {
            text +=
                "p99 of createInvitation with \(outbox.letters) letters waiting: "
                + "\(Self.text(outbox.waitingP99Millis / outbox.idleP99Millis, 2)) of idle (target ≤ 1.2): "
                + "\(Self.text(outbox.waitingP99Millis, 2)) to \(Self.text(outbox.idleP99Millis, 2)) ms\n"
        }
        if let hook {
            text +=
                "p99 of createInvitation with a hook for notifications that never answers (\(hook.deliveries) wait): "
                + "\(Self.text(hook.withP99Millis / hook.withoutP99Millis, 2)) of without (target ≤ 1.2): "
                + "\(Self.text(hook.withP99Millis, 2)) to \(Self.text(hook.withoutP99Millis, 2)) ms\n"
        }
        if memoryMiB > 0 { text += "memory at its peak: \(Self.text(memoryMiB, 0)) MiB (target ≤ 100)\n" }
        text += "first ready answer after \(Self.text(startMillis, 0)) ms (target ≤ 1000)"
        return text
    }

    private static func text(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }

    private static func aligned(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return column == 0 ? cell.0 + padding : padding + cell.0
            }.joined(separator: "  ")
        }.joined(separator: "\n") + "\n"
    }
}

extension Operation.Target {
    func verdict(on figure: Figure, hellos: Double) -> String {
        switch self {
        case .ratio(let least): "≥ \(least) \(figure.ratio >= least ? "met" : "missed")"
        case .floorRatio(let least): "floor ≥ \(least) \(figure.floorRatio >= least ? "met" : "missed")"
        case .hellos(let most): "≤ \(most) hello \(hellos <= most ? "met" : "missed")"
        }
    }
}

extension Array {
    fileprivate var evens: [Element] { indices.filter { $0 % 2 == 0 }.map { self[$0] } }
    fileprivate var odds: [Element] { indices.filter { $0 % 2 == 1 }.map { self[$0] } }
}
