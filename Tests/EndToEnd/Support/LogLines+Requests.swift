import TestSupport
import VestibuleHTTP

@testable import VestibuleServer

extension LogLines {
    /// A request's line, as the program writes it.
    func keep(_ line: RequestLine) { keep(String(decoding: line.bytes(.json).dropLast(), as: UTF8.self)) }
}
