import Foundation
package import Vestibule

/// Finds the delivery status notification (RFC 3464) in a message.
package enum DeliveryReportReader {
    private static let mostLines = 2000
    private static let mostAddresses = 50

    /// Nil where there is none: an answer of a person, a holiday notice, or a report in somebody's own form.
    package static func read(_ message: [UInt8]) -> DeliveryReport? {
        let entity = MIMEEntity(message)
        guard let status = status(in: entity, depth: 0) else { return nil }
        var groups: [[(name: String, value: String)]] = [[]]
        // Whoever knows the address may send anything: more than a mail system ever says is not read.
        for line in status.textLines.prefix(mostLines) {
            if line.allSatisfy(\.isWhitespace) {
                groups.append([])
            } else if line.first?.isWhitespace == true, let last = groups[groups.count - 1].indices.last {
                groups[groups.count - 1][last].value += " " + line.trimmingCharacters(in: .whitespaces)
            } else if let colon = line.firstIndex(of: ":") {
                groups[groups.count - 1].append(
                    (
                        line[..<colon].trimmingCharacters(in: .whitespaces).lowercased(),
                        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                    ))
            }
        }
        return DeliveryReport(recipients: recipients(of: entity), outcomes: groups.compactMap(outcome))
    }

    private static func status(in entity: MIMEEntity, depth: Int) -> MIMEEntity? {
        // The second is of internationalised mail (RFC 6533).
        if ["message/delivery-status", "message/global-delivery-status"].contains(entity.mediaType) { return entity }
        // Deeper than any mail system nests them.
        guard depth < 4 else { return nil }
        return entity.parts.lazy.compactMap { status(in: $0, depth: depth + 1) }.first
    }

    /// What a recipient's group of fields says; nil for the one about the message.
    private static func outcome(_ fields: [(name: String, value: String)]) -> DeliveryReport.Outcome? {
        func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }
        let word = value("action")?.lowercased().prefix { $0.isLetter }
        guard let action = word.flatMap({ DeliveryReport.Action(rawValue: String($0)) }) else { return nil }
        let named = [value("original-recipient"), value("final-recipient")].compactMap(\.self).flatMap(addresses)
        return DeliveryReport.Outcome(
            recipient: named.first, action: action,
            status: value("status").flatMap { $0.firstMatch(of: /^[245]\.\d{1,3}\.\d{1,3}/)?.output }.map(String.init),
            diagnostic: value("diagnostic-code").map(StrangersWords.cleaned))
    }

    /// Where mail systems write the address that a message was delivered to, the surest first.
    private static func recipients(of entity: MIMEEntity) -> [EmailAddress] {
        Array(
            ["x-original-to", "delivered-to", "envelope-to", "to"].flatMap(entity.values).prefix(mostAddresses).flatMap(addresses)
                .prefix(mostAddresses))
    }

    private static func addresses(_ text: String) -> [EmailAddress] {
        text.prefix(10_000).split { $0.isWhitespace || "<>,;:\"".contains($0) }.lazy.filter { $0.contains("@") }
            .prefix(mostAddresses).compactMap { try? EmailAddress(String($0)) }
    }
}
