/// A file of invitations, read: one entry a line that holds anything, each with what it asks for or why it cannot be read.
package enum BulkFile {
    package struct Line: Sendable, Equatable {
        /// Of the file, counted from one.
        package var number: Int
        package var wish: Result<BulkWish, BulkFault>

        package init(_ number: Int, _ wish: Result<BulkWish, BulkFault>) {
            self.number = number
            self.wish = wish
        }
    }

    /// The most lines of a file, and the most bytes.
    package static let mostLines = 10_000
    package static let mostBytes = 10 << 20

    /// Reads RFC 4180 with a head, or Entra's bulk-invite template. Commas, semicolons or tabs are told by the head.
    ///
    /// - Throws: ``BulkRefusal`` where the head cannot be understood, or nothing or too much follows it.
    package static func lines(ofCSV bytes: [UInt8]) throws(BulkRefusal) -> [Line] {
        var (reader, sheet) = try opened(bytes)
        var lines: [Line] = []
        while let record = reader.next() {
            let wish: Result<BulkWish, BulkFault>
            switch record.content {
            case .success(let cells):
                // What a spreadsheet leaves below its last line.
                if cells.allSatisfy({ $0.allSatisfy { $0 == " " } }) { continue }
                do { wish = .success(try sheet.wish(cells)) } catch { wish = .failure(error) }
            case .failure(let fault): wish = .failure(.unreadable(fault.sentence))
            }
            guard lines.count < mostLines else { throw .tooManyLines }
            lines.append(Line(record.line, wish))
        }
        guard !lines.isEmpty else { throw .empty }
        return withoutRepetitions(lines)
    }

    /// Of two lines for one mailbox the later one is refused: it would kill the link of the first.
    package static func withoutRepetitions(_ lines: [Line]) -> [Line] {
        var first: [String: Int] = [:]
        return lines.map { line in
            guard case .success(let wish) = line.wish, let address = try? EmailAddress(wish.request.address) else { return line }
            if let earlier = first[address.mailbox] { return Line(line.number, .failure(.repeated(wish, of: earlier))) }
            first[address.mailbox] = line.number
            return line
        }
    }

    /// Holds what needs more than to invite against what the caller may.
    package static func permitted(_ lines: [Line], mayNameSponsors: Bool, mayAssignRoles: Bool) -> [Line] {
        lines.map { line in
            guard case .success(let wish) = line.wish, let fault = fault(of: wish, mayNameSponsors, mayAssignRoles) else {
                return line
            }
            return Line(line.number, .failure(fault))
        }
    }

    private static func fault(of wish: BulkWish, _ mayNameSponsors: Bool, _ mayAssignRoles: Bool) -> BulkFault? {
        guard !wish.namesSponsors || mayNameSponsors else {
            return .notPermitted(wish, missing(.changeGuests, for: wish.sponsor == nil ? "invitedUserSponsors" : "sponsor"))
        }
        do { _ = try wish.invitation() } catch { return .sponsor(wish, error) }
        guard wish.request.roles.isEmpty || mayAssignRoles else {
            return .notPermitted(wish, missing(.assignRoles, for: "appRoleAssignments"))
        }
        return nil
    }

    private static func missing(_ permission: Permission, for property: String) -> String {
        "\(property) needs the application permission \(permission.rawValue) too. An administrator grants it."
    }

    /// The reader behind the head.
    private static func opened(_ bytes: [UInt8]) throws(BulkRefusal) -> (CSVReader, BulkSheet) {
        var refusal = BulkRefusal.empty
        // Whichever of them makes sense of the head. A comma first: it is the one that a wrong head is told by.
        for separator in [",", ";", "\t"] as [Unicode.Scalar] {
            var reader = CSVReader(bytes, separator: UInt8(ascii: separator))
            do throws(BulkRefusal) {
                let sheet = try sheet(&reader)
                return (reader, sheet)
            } catch {
                if separator == "," || refusal == .empty { refusal = error }
            }
        }
        throw refusal
    }

    private static func sheet(_ reader: inout CSVReader) throws(BulkRefusal) -> BulkSheet {
        var record = reader.next()
        // Excel's own line about the separator.
        if case .success(let cells)? = record?.content, cells.first?.lowercased().hasPrefix("sep=") == true {
            record = reader.next()
        }
        if case .success(let cells)? = record?.content, let version = cells.first?.lowercased(), version.hasPrefix("version:") {
            guard version == "version:v1.0" else { throw .version(String(version.prefix(40))) }
            record = reader.next()
        }
        guard let record else { throw .empty }
        switch record.content {
        case .success(let cells): return try BulkSheet(heading: cells)
        case .failure(let fault): throw .heading("The head cannot be read: \(fault.sentence)")
        }
    }
}

extension CSVReader.Fault {
    var sentence: String {
        switch self {
        case .notUTF8: "The line is not UTF-8, or has a NUL character. Save the file as \"CSV UTF-8\"."
        case .unclosedQuote: "A quoted cell is not closed. Double a quote that is part of the text."
        case .strayQuote: "A quote stands where none may. Quote the whole cell, and double a quote that is part of the text."
        case .tooLong: "The line is longer than \(CSVReader.longest / 1024) KiB."
        }
    }
}
