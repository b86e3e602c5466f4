package import FoundationEssentials

/// A tenant's sealed events from a place or a moment on, page by page, as lines of JSON.
package struct ExportEvents: Sendable {
    private let audit: any AuditStore
    private let tenant: Tenant.ID
    private let start: Start
    /// The last link that was read; nil before the first, and once there is no more.
    private var position: Int?
    private var isOver = false
    private let encoder = JSONEncoder()

    private static let page = 500

    package init(of tenant: Tenant.ID, from start: Start, audit: any AuditStore) {
        self.audit = audit
        self.tenant = tenant
        self.start = start
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    package enum Start: Sendable, Equatable {
        /// Everything after a link, which misses nothing of what comes after an earlier export.
        case after(position: Int)
        case since(Date)

        /// `since`: a time or a day in UTC. `after`: the position of the last line that one has. Nil for what is neither.
        package init?(since: String?, after: String?) {
            switch (since, after) {
            case (nil, nil): self = .after(position: 0)
            case (nil, let after?):
                guard let position = Int(after), position >= 0 else { return nil }
                self = .after(position: position)
            case (let since?, nil):
                let text = since.utf8.count == 10 ? since + "T00:00:00Z" : since
                guard since.utf8.count <= 40,
                    let date = (try? Date(text, strategy: .iso8601))
                        ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
                else { return nil }
                self = .since(date)
            default: return nil
            }
        }
    }

    /// The lines of the next page, each ending in a newline; nil at the chain's end.
    package mutating func nextLines() async throws -> [UInt8]? {
        while !isOver {
            guard let position = try await placeBefore() else { return nil }
            let links = try await audit.links(of: tenant, after: position, limit: Self.page)
            self.position = links.last?.position
            isOver = links.count < Self.page
            var lines: [UInt8] = []
            for link in links {
                // An event that was committed late has its place behind younger ones.
                if case .since(let moment) = start, link.event.event.beganAt < moment { continue }
                lines += try encoder.encode(ExportedEvent(link))
                lines.append(UInt8(ascii: "\n"))
            }
            if !lines.isEmpty { return lines }
        }
        return nil
    }

    private func placeBefore() async throws -> Int? {
        if let position { return position }
        switch start {
        case .after(let position): return position
        case .since(let moment): return try await audit.firstLink(of: tenant, from: .least(at: moment)).map { $0 - 1 }
        }
    }
}
