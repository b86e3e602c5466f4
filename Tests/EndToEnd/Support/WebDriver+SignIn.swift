import TestSupport

extension WebDriver {
    /// From a tenant's sign-in page, with the code of the letter that its word names, to where the guest wanted to go.
    func signIn(as address: String, by service: TestService) async throws {
        try await type(address, into: "#address")
        try await click("form button")
        try await sees("Enter your code")
        let letter = try await service.letter(to: address, saying: "*\(try await text(".word-value"))*")
        try await type(letter.code, into: "#code")
        try await click("form button")
    }
}
