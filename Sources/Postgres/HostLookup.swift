import Glibc

/// Finds the numeric addresses of a host, without holding a thread of the cooperative pool.
enum HostLookup {
    enum Problem: Error { case failed(String) }

    /// The addresses in the resolver's order. Numbers need no look-up.
    static func addresses(of name: String, until deadline: Moment) async throws(Problem) -> [String] {
        if let numeric = try? resolve(name, flags: AI_NUMERICHOST).get() { return numeric }
        let promise = Promise<Result<[String], Problem>>()
        // A resolver may hang far beyond our deadline, so the thread is left behind and only the wait ends.
        guard Threads.lookups.run({ promise.keep(resolve(name, flags: AI_ADDRCONFIG)) }) else {
            throw .failed("too many look-ups of names are stuck")
        }
        Reactor.shared.alarm(at: deadline) { [weak promise] in
            promise?.keep(.failure(.failed("its name was not found in time")))
        }
        let result = await withTaskCancellationHandler {
            await promise.value()
        } onCancel: {
            promise.keep(.failure(.failed("cancelled")))
        }
        return try result.get()
    }

    private static func resolve(_ name: String, flags: Int32) -> Result<[String], Problem> {
        var hints = addrinfo()
        hints.ai_flags = flags
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(name, nil, &hints, &found)
        guard status == 0 else { return .failure(.failed(String(cString: gai_strerror(status)))) }
        defer { freeaddrinfo(found) }
        var addresses: [String] = []
        var next = found
        while let entry = next {
            if let address = numericForm(of: entry.pointee), !addresses.contains(address) { addresses.append(address) }
            next = entry.pointee.ai_next
        }
        return .success(addresses)
    }

    private static func numericForm(of entry: addrinfo) -> String? {
        var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
        let status = getnameinfo(
            entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
        guard status == 0 else { return nil }
        return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } }
    }
}
