/// The `$filter` that programs look a thing up by that has a name: `displayName eq '…'`.
enum NameFilter {
    /// - Returns: Whether a thing of this name is asked for; of every one where there is no filter.
    static func matching(_ filter: String?) throws(RequestRefusal) -> (String) -> Bool {
        guard let filter else { return { _ in true } }
        guard case .comparison(let path, .equal, .string(let wanted)) = try FilterReader.expression(filter),
            path.text.lowercased() == "displayname"
        else { throw .malformed("$filter: give displayName eq '…'.") }
        return { $0.lowercased() == wanted.lowercased() }
    }
}
