import Foundation

// The fuzz targets, each a parser of foreign input and what must hold of it. `deploy/fuzz` builds and runs them; no product holds them.

/// What one target does with one input: returns, whatever the input is. A property that does not hold ends the process, and
/// libFuzzer keeps the input.
typealias FuzzTarget = @Sendable ([UInt8]) -> Void

private let targets: [String: FuzzTarget] = [
    "address": fuzzAddress, "domains": fuzzDomains, "redirect": fuzzRedirect, "network": fuzzNetwork,
    "filter": fuzzFilter, "search": fuzzSearch, "query": fuzzQuery, "json": fuzzJSON,
    "cookies": fuzzCookies, "forms": fuzzForms, "credential": fuzzCredential, "language": fuzzLanguage,
    "letter": fuzzLetter, "mailbox": fuzzMailbox, "smtp": fuzzSMTP, "csv": fuzzCSV, "report": fuzzReport,
    "provider": fuzzProvider, "passkey": fuzzPasskey,
]

/// Chosen once, by the environment: libFuzzer owns the arguments.
private let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["VESTIBULE_FUZZ_TARGET"] ?? ""
    guard let target = targets[name] else {
        print("VESTIBULE_FUZZ_TARGET must be one of: \(targets.keys.sorted().joined(separator: " "))")
        exit(64)
    }
    return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Ends the process where `condition` does not hold: that is how libFuzzer learns of it.
func require(_ condition: Bool, _ property: @autoclosure () -> String) {
    if !condition { fatalError("does not hold: \(property())") }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}
