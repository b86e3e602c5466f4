extension Persona {
    package static let ofMicrosoftAccount = [
        account(
            "otto", "Otto Outlook", "otto@outlook.com", "00000000-0000-0000-4a1c-7e9d02b85f11",
            "Ordinary account on outlook.com.",
            ["email": "otto@outlook.com", "xms_edov": .bool(true)]),
        account(
            "priya", "Priya Woodgrove", "priya@woodgrove.example", "00000000-0000-0000-91f3-05c6ad7e2812",
            "Account on a private domain, whose mailbox she proved.",
            ["email": "priya@woodgrove.example", "xms_edov": .bool(true)]),
        account(
            "wanda", "Wanda Fabrikam", "wanda@fabrikam.example", "00000000-0000-0000-2bd8-c17f90e34613",
            "Personal account on her work address: the mailbox is hers, of Fabrikam it says nothing.",
            ["email": "wanda@fabrikam.example", "xms_edov": .bool(true)]),
        account(
            "sam", "Sam Alias", "sam@outlook.com", "00000000-0000-0000-6e05-3df2b8a19c14",
            "Signs in by another name than his verified address sam@woodgrove.example.",
            ["email": "sam@woodgrove.example", "xms_edov": .bool(true)]),
        account(
            "ulf", "Ulf Woodgrove", "ulf@woodgrove.example", "00000000-0000-0000-c740-82ae51fb6d15",
            "Account whose address nobody verified (no xms_edov).",
            ["email": "ulf@woodgrove.example"]),
        account(
            "mona", "Mona Outlook", "mona@outlook.com", "00000000-0000-0000-08b9-f4617dc5e216",
            "Somebody else: sign in as her with another person's invitation.",
            ["email": "mona@outlook.com", "xms_edov": .bool(true)]),
    ]

    private static func account(
        _ id: String, _ name: String, _ userName: String, _ oid: String, _ note: String, _ emailClaims: [String: StandInJSON]
    ) -> Persona {
        Persona(
            id: id, name: name, address: userName, note: note, tenant: MicrosoftAccountDialect.tenant, subject: oid,
            emailClaims: emailClaims)
    }
}
