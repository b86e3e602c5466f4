/// The steps of the main story, so that a test shows only the one it is about.
extension Browser {
    /// Opens the link and presses *Continue*.
    ///
    /// - Returns: The passcode page.
    package func begin(_ link: String) async throws -> Page {
        try await press(open(link), "/continue")
    }

    package func enter(_ code: String, on page: Page, follows: Bool = true) async throws -> Page {
        try await press(page, "/passcode", [("code", code)], follows: follows)
    }

    /// Opens the link and proves the mailbox.
    ///
    /// - Returns: The page that asks for consent.
    package func prove(_ link: String, as address: String) async throws -> Page {
        let page = try await begin(link)
        return try await enter(service.code(to: address, for: page), on: page)
    }

    package func accept(_ page: Page) async throws -> Page {
        try await press(page, "/consent", [("decision", "accept")], follows: false)
    }

    /// From the link to a guest who is in.
    ///
    /// - Returns: The redirect to the application.
    @discardableResult
    package func redeem(_ link: String, as address: String) async throws -> Page {
        try await accept(prove(link, as: address))
    }

    /// Types the address at the tenant's sign-in.
    ///
    /// - Returns: The passcode page.
    package func askToSignIn(to domain: String, as address: String) async throws -> Page {
        try await press(open("/\(domain)/signin"), "/signin", [("address", address)])
    }
}
