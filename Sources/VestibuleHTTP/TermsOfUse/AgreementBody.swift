import FoundationEssentials
import Vestibule

/// Reads an `agreement` as Graph's clients send it; its files are Markdown.
enum AgreementBody {
    /// - Parameter there: What is changed; nil for a new one.
    static func read(_ object: [String: JSONValue], changing there: TermsDraft?) throws -> TermsDraft {
        var body = try JSONBody(object)
        var draft = there ?? TermsDraft(displayName: "", isViewingRequired: false, reacceptDays: nil)
        guard there != nil || body.holds("displayName") else { throw RequestRefusal.malformed("displayName is missing.") }
        if body.holds("displayName") { draft.displayName = try DisplayNameOfPolicy.read(&body) }
        draft.isViewingRequired = try body.bool("isViewingBeforeAcceptanceRequired") ?? draft.isViewingRequired
        if body.holds("userReacceptRequiredFrequency") { draft.reacceptDays = try days(&body) }
        guard try body.bool("isPerDeviceAcceptanceRequired") != true else {
            throw RequestRefusal.malformed("isPerDeviceAcceptanceRequired: devices are not known here. Give false.")
        }
        guard body.value("termsExpiration") == nil else {
            throw RequestRefusal.malformed(
                "termsExpiration: not supported here. Give userReacceptRequiredFrequency, counted from each guest's acceptance.")
        }
        if body.holds("files") || there == nil { (draft.texts, draft.isMajor) = try files(&body) }
        for name in ["id", "file", "createdDateTime", "modifiedDateTime", "version"] { _ = body.value(name) }
        try body.finish()
        return draft
    }

    private static func days(_ body: inout JSONBody) throws(RequestRefusal) -> Int? {
        guard let text = try body.string("userReacceptRequiredFrequency") else { return nil }
        guard text.hasPrefix("P"), text.hasSuffix("D"), let days = Int(text.dropFirst().dropLast()),
            TermsOfUse.reacceptDaysAllowed.contains(days)
        else { throw .malformed("userReacceptRequiredFrequency: give days as P90D, 1 to 730, or null for once and for all.") }
        return days
    }

    private static func files(_ body: inout JSONBody) throws(RequestRefusal) -> ([TermsText], isMajor: Bool) {
        var texts: [TermsText] = []
        var isMajor = false
        for var file in try body.objects("files") {
            let language = try file.string("language") ?? ""
            guard (2...35).contains(language.utf8.count),
                language.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0 & 0xDF) || $0 == 45 })
            else { throw .malformed("files/language: give a tag such as en or pt-BR.") }
            let name = try file.string("fileName") ?? "terms.md"
            guard !name.isEmpty, PlainText.isAcceptable(name, limit: 256) else {
                throw .malformed("files/fileName: give 1 to 256 characters.")
            }
            guard var data = try file.object("fileData"), let encoded = try data.string("data") else {
                throw .malformed("files/fileData/data: give the Markdown text as base64.")
            }
            try data.finish()
            // A byte order mark says nothing of UTF-8, and Notepad writes one.
            let bytes = Data(base64Encoded: encoded).map { $0.starts(with: [0xEF, 0xBB, 0xBF]) ? $0.dropFirst(3) : $0 }
            guard let bytes, (1...TermsText.longest).contains(bytes.count),
                let markdown = String(validating: bytes, as: UTF8.self), markdown.unicodeScalars.allSatisfy({ isText($0) })
            else {
                throw .malformed(
                    "files/fileData/data: give Markdown in UTF-8 as base64, at most \(TermsText.longest) bytes. PDF is not supported here."
                )
            }
            isMajor = try file.bool("isMajorVersion") ?? true || isMajor
            texts.append(
                TermsText(language: language, fileName: name, isDefault: try file.bool("isDefault") ?? false, markdown: markdown))
            for name in ["displayName", "id", "createdDateTime"] { _ = file.value(name) }
            try file.finish()
        }
        guard (1...TermsText.mostLanguages).contains(texts.count) else {
            throw .malformed("files: give 1 to \(TermsText.mostLanguages), one for each language.")
        }
        guard Set(texts.map { $0.language.lowercased() }).count == texts.count else {
            throw .malformed("files: give each language once.")
        }
        guard texts.count(where: \.isDefault) <= 1 else { throw .malformed("files: let one be the default.") }
        if !texts.contains(where: \.isDefault) { texts[0].isDefault = true }
        return (texts, isMajor)
    }

    /// What a letter may hold too, for the receipt quotes it: no control characters, nor what overrides the direction of others (UAX #9).
    private static func isText(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F: "\n\r\t".unicodeScalars.contains(scalar)
        case 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: false
        default: true
        }
    }
}
