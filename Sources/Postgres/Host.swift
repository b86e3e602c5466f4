/// One place where a server may be: a name or address with its port, or the folder of a Unix socket.
struct Host: Sendable, Hashable, CustomStringConvertible {
    var name: String?
    /// A numeric address that spares the look-up of `name`.
    var address: String?
    var port: String

    var isSocketFolder: Bool {
        guard address == nil else { return false }
        // A leading @ is Linux's abstract socket namespace; no host at all is libpq's built-in folder.
        guard let name, let first = name.utf8.first else { return true }
        return first == UInt8(ascii: "/") || first == UInt8(ascii: "@")
    }

    var description: String {
        guard !isSocketFolder else { return "\(name ?? "the default socket folder") (port \(port))" }
        return "\(name ?? address ?? ""):\(port)"
    }

    /// Pairs up libpq's three comma-separated lists: one port may serve all hosts.
    static func list(hosts: String?, addresses: String?, ports: String?) throws(PostgresError) -> [Host] {
        let names = split(hosts)
        let addresses = split(addresses)
        let ports = split(ports)
        let count = max(names.count, addresses.count, 1)
        guard names.isEmpty || addresses.isEmpty || names.count == addresses.count else {
            throw .badConfiguration("\(names.count) hosts, but \(addresses.count) addresses")
        }
        guard ports.count <= 1 || ports.count == count else {
            throw .badConfiguration("\(count) hosts, but \(ports.count) ports")
        }
        var list: [Host] = []
        for index in 0..<count {
            let port = ports.isEmpty ? "" : ports.count == 1 ? ports[0] : ports[index]
            let number = port.isEmpty ? "5432" : port
            guard UInt16(number) ?? 0 > 0 else { throw .badConfiguration("a port must be 1 to 65535") }
            list.append(
                Host(name: element(names, index), address: element(addresses, index), port: number))
        }
        return list
    }

    private static func split(_ list: String?) -> [String] {
        guard let list, !list.isEmpty else { return [] }
        return list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private static func element(_ list: [String], _ index: Int) -> String? {
        guard index < list.count, !list[index].isEmpty else { return nil }
        return list[index]
    }
}
