/// A strict reader of Prometheus' text format, version 0.0.4: what a scraper would choke on, or only forgive, is an error.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
package struct PrometheusText {
    package struct Sample: Sendable {
        package var name: String
        package var labels: [String: String]
        package var value: Double
    }

    package struct Fault: Error, CustomStringConvertible {
        let line: Int
        let reason: String
        package var description: String { "line \(line): \(reason)" }
    }

    private struct Family {
        var name: String
        var kind = ""
        var hasHelp = false
        var samples: [Sample] = []
    }

    package private(set) var samples: [Sample] = []
    /// Kind of each family by its name.
    package private(set) var kinds: [String: String] = [:]

    package init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Fault(line: 0, reason: "the last line does not end") }
        var family = Family(name: "")
        var number = 0
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            do {
                if line.hasPrefix("# ") {
                    let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
                    guard words.count == 4, ["HELP", "TYPE"].contains(words[1]) else {
                        throw Wrong(stringLiteral: "an odd comment")
                    }
                    if words[2] != family.name {
                        try keep(family)
                        guard kinds[words[2]] == nil else { throw Wrong(stringLiteral: "family \(words[2]) comes twice") }
                        family = Family(name: words[2])
                    }
                    if words[1] == "TYPE" {
                        guard family.kind.isEmpty, family.samples.isEmpty else {
                            throw Wrong(stringLiteral: "a second or late TYPE")
                        }
                        guard ["counter", "gauge", "histogram"].contains(words[3]) else {
                            throw Wrong(stringLiteral: "kind \(words[3])")
                        }
                        family.kind = words[3]
                    } else {
                        guard !family.hasHelp, family.kind.isEmpty else { throw Wrong(stringLiteral: "a second or late HELP") }
                        family.hasHelp = true
                    }
                } else {
                    let sample = try Self.sample(line)
                    let names =
                        family.kind == "histogram" ? ["_bucket", "_sum", "_count"].map { family.name + $0 } : [family.name]
                    guard names.contains(sample.name) else {
                        throw Wrong(stringLiteral: "\(sample.name) is not of family \(family.name)")
                    }
                    guard !family.samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) else {
                        throw Wrong(stringLiteral: "the sample comes twice")
                    }
                    family.samples.append(sample)
                }
            } catch let wrong as Wrong { throw Fault(line: number, reason: wrong.reason) }
        }
        do { try keep(family) } catch let wrong as Wrong { throw Fault(line: number, reason: wrong.reason) }
    }

    /// The value of the one sample with this name whose labels hold `labels`; nil when there is none.
    package func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let found = samples.filter { sample in sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value } }
        return found.count == 1 ? found[0].value : nil
    }

    private mutating func keep(_ family: Family) throws {
        guard !family.name.isEmpty else { return }
        guard family.hasHelp, !family.kind.isEmpty, !family.samples.isEmpty else {
            throw Wrong(stringLiteral: "\(family.name) is not whole")
        }
        guard Self.isName(family.name[...], mayHaveColon: true) else { throw Wrong(stringLiteral: "name \(family.name)") }
        guard family.kind != "counter" || family.name.hasSuffix("_total") else {
            throw Wrong(stringLiteral: "counter \(family.name) is no _total")
        }
        guard family.kind != "counter" || family.samples.allSatisfy({ $0.value >= 0 }) else {
            throw Wrong(stringLiteral: "a negative counter")
        }
        if family.kind == "histogram" { try Self.check(family) }
        kinds[family.name] = family.kind
        samples += family.samples
    }

    /// Buckets rise, the last is everything, and it is the count.
    private static func check(_ family: Family) throws {
        var groups: [[String: String]: [Sample]] = [:]
        for sample in family.samples {
            var labels = sample.labels
            labels["le"] = nil
            groups[labels, default: []].append(sample)
        }
        for group in groups.values {
            let buckets = group.filter { $0.name.hasSuffix("_bucket") }
            let ends = buckets.compactMap { $0.labels["le"].flatMap { $0 == "+Inf" ? .infinity : Double($0) } }
            guard ends.count == buckets.count, ends == ends.sorted(), Set(ends).count == ends.count, ends.last == .infinity else {
                throw Wrong(stringLiteral: "the buckets of \(family.name) have odd ends")
            }
            guard buckets.map(\.value) == buckets.map(\.value).sorted() else {
                throw Wrong(stringLiteral: "the buckets of \(family.name) fall")
            }
            let counts = group.filter { $0.name.hasSuffix("_count") }
            guard counts.count == 1, counts[0].value == buckets.last?.value else {
                throw Wrong(stringLiteral: "\(family.name)_count is not +Inf's")
            }
            guard group.filter({ $0.name.hasSuffix("_sum") }).count == 1 else {
                throw Wrong(stringLiteral: "\(family.name) has no sum")
            }
        }
    }

    private static func sample(_ line: Substring) throws -> Sample {
        var rest = line
        let name = rest.prefix { $0 != "{" && $0 != " " }
        guard isName(name, mayHaveColon: true) else { throw Wrong(stringLiteral: "name \(name)") }
        rest = rest.dropFirst(name.count)
        var labels: [String: String] = [:]
        if rest.first == "{" {
            rest = rest.dropFirst()
            repeat {
                let label = rest.prefix { $0 != "=" }
                guard isName(label, mayHaveColon: false), labels[String(label)] == nil else {
                    throw Wrong(stringLiteral: "label \(label)")
                }
                rest = rest.dropFirst(label.count)
                guard rest.hasPrefix("=\"") else { throw Wrong(stringLiteral: "label \(label) has no value") }
                rest = rest.dropFirst(2)
                labels[String(label)] = try quoted(&rest)
                if rest.first == "," { rest = rest.dropFirst() } else { break }
            } while true
            guard rest.first == "}" else { throw Wrong(stringLiteral: "labels do not end") }
            rest = rest.dropFirst()
        }
        guard rest.first == " " else { throw Wrong(stringLiteral: "no space before the value") }
        let text = rest.dropFirst()
        let value: Double? = text == "+Inf" ? .infinity : text == "-Inf" ? -.infinity : text == "NaN" ? .nan : Double(text)
        guard let value, !text.contains(" "), text.first != "+" || text == "+Inf" else {
            throw Wrong(stringLiteral: "value \(text)")
        }
        return Sample(name: String(name), labels: labels, value: value)
    }

    private static func quoted(_ rest: inout Substring) throws -> String {
        var value = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return value
            case "\\":
                switch rest.popFirst() {
                case "\\": value.append("\\")
                case "\"": value.append("\"")
                case "n": value.append("\n")
                default: throw Wrong(stringLiteral: "an odd escape")
                }
            default: value.append(character)
            }
        }
        throw Wrong(stringLiteral: "a label's value does not end")
    }

    private static func isName(_ name: Substring, mayHaveColon: Bool) -> Bool {
        guard let first = name.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
        return name.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
                || (mayHaveColon && $0 == ":")
        }
    }
}

/// Why a line is wrong, before its number is known.
private struct Wrong: Error, ExpressibleByStringLiteral {
    let reason: String
    init(stringLiteral reason: String) { self.reason = reason }
}
