import HTTPTypes
import Hummingbird

extension Request {
    /// Whether the client has the answer of this tag already (RFC 9110 §13.1.2). Weak and strong are one here.
    func knows(tag: String) -> Bool {
        let own = tag.withoutWeakness
        return entityTags(in: .ifNoneMatch)?.contains { $0 == "*" || $0.withoutWeakness == own } ?? false
    }

    /// What the tags of a request's `If-Match` have between their quotes; nil for any, which `*` says too. A tag that is none has an empty text.
    /// Graph's clients send weak tags, so they are compared as they stand.
    var wantedTags: [Substring]? {
        guard let tags = entityTags(in: .ifMatch), !tags.contains("*") else { return nil }
        return tags.map { tag in
            let inside = tag.withoutWeakness
            return inside.count > 2 && inside.hasPrefix("\"") && inside.hasSuffix("\"") ? inside.dropFirst().dropLast() : ""
        }
    }

    /// The tags that a header names; nil without the header.
    private func entityTags(in name: HTTPField.Name) -> [String]? {
        let values = headers[values: name]
        guard !values.isEmpty else { return nil }
        return values.flatMap { $0.split(separator: ",") }.map { String($0.trimming { $0 == " " || $0 == "\t" }) }
    }
}

extension String {
    /// An entity tag without its `W/`.
    fileprivate var withoutWeakness: Substring { hasPrefix("W/") ? dropFirst(2) : self[...] }
}

extension Substring {
    fileprivate func trimming(_ isSpace: (Character) -> Bool) -> Substring {
        var rest = drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
