extension Persona {
    package static let ofGoogle = [
        account(
            "gina", "Gina Gmail", "gina@gmail.com", "104372895516023948771",
            "Ordinary gmail user.",
            ["email": "gina@gmail.com", "email_verified": .bool(true)]),
        account(
            "wilma", "Wilma Adatum", "wilma@adatum.example", workspace: "adatum.example", "117540983322618450912",
            "Account of Adatum's Workspace (hd).",
            ["email": "wilma@adatum.example", "email_verified": .bool(true)]),
        account(
            "walter", "Walter Adatum", "walter@adatum.example", workspace: "adatum.example", "102286647190355871943",
            "Account of Adatum's Workspace, verified (told as the string “true”).",
            ["email": "walter@adatum.example", "email_verified": "true"]),
        account(
            "carl", "Carl Fabrikam", "carl@fabrikam.example", "113908215574460289314",
            "Consumer account on a company address: verified once, no hd.",
            ["email": "carl@fabrikam.example", "email_verified": .bool(true)]),
        account(
            "udo", "Udo Adatum", "udo@adatum.example", "108815362047793124605",
            "Account on an address that was never verified.",
            ["email": "udo@adatum.example", "email_verified": .bool(false)]),
        account(
            "dora", "Dora Lang", "dora@adatum.example", workspace: "adatum.example", "115267401893386057216",
            "Of Adatum's Workspace, known by an alias: what is told is her first address, dora.lang@adatum.example.",
            ["email": "dora.lang@adatum.example", "email_verified": .bool(true)]),
        account(
            "ivan", "Ivan Gmail", "ivan@gmail.com", "106639748120254913587",
            "Somebody else: sign in as him with another person's invitation.",
            ["email": "ivan@gmail.com", "email_verified": .bool(true)]),
    ]

    private static func account(
        _ id: String, _ name: String, _ address: String, workspace: String? = nil, _ sub: String, _ note: String,
        _ emailClaims: [String: StandInJSON]
    ) -> Persona {
        Persona(
            id: id, name: name, address: address, note: note, tenant: workspace, subject: sub, emailClaims: emailClaims)
    }
}
