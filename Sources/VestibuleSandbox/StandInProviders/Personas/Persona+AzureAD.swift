extension Persona {
    package static let ofAzureAD = [
        employee(
            "ana", "Ana Fabrikam", "ana@fabrikam.example", of: .fabrikam, "5b1f0a52-6c1e-4f0e-8d0a-0f6c1b7a9e01",
            "Employee of Fabrikam, address verified.",
            ["email": "ana@fabrikam.example", "xms_edov": .bool(true)]),
        employee(
            "noor", "Noor Northwind", "noor@northwind.example", of: .northwind, "2d7c4e90-18ab-4b57-9f3c-6a50e1c88d02",
            "Employee of Northwind, address verified (told as the string “1”).",
            ["email": "noor@northwind.example", "xms_edov": "1"]),
        employee(
            "omar", "Omar Fabrikam", "omar@fabrikam.example", of: .fabrikam, "91e3a7d4-7f25-4c3b-b0c6-3c2d94f5e703",
            "Somebody else of Fabrikam, address verified: sign in as him with another person's invitation.",
            ["email": "omar@fabrikam.example", "xms_edov": .bool(true)]),
        employee(
            "una", "Una Fabrikam", "una@fabrikam.example", of: .fabrikam, "c08f5b63-02d9-4a76-8e11-b7f4209c6a04",
            "Employee of Fabrikam whose address nobody verified (no xms_edov).",
            ["email": "una@fabrikam.example"]),
        employee(
            "mallory", "Mallory Northwind", "mallory@northwind.example", of: .northwind, "7a64d1c8-93e0-45bf-a2f7-58d0c61b3e05",
            "Her admin has set her mail to ana@fabrikam.example (nOAuth; no xms_edov).",
            ["email": "ana@fabrikam.example"]),
        employee(
            "alia", "Alia Lindqvist", "a.lindqvist@fabrikam.example", of: .fabrikam, "e4920fb7-5d68-4e1a-93cb-1f8ea7360d06",
            "Signs in by another name than her verified address alia@fabrikam.example.",
            ["email": "alia@fabrikam.example", "xms_edov": .bool(true)]),
        employee(
            "nils", "Nils Northwind", "nils@northwind.example", of: .northwind, "3f57b2ea-c4d1-4908-bb65-d20e8f914c07",
            "Employee of Northwind without a mailbox: no address is told.",
            [:]),
        employee(
            "ana-the-second", "Ana Successor", "ana@fabrikam.example", of: .fabrikam, "b86d03f1-a9e7-4d24-87d5-94c3170eaf08",
            "Got Ana's address after Ana had left: another oid.",
            ["email": "ana@fabrikam.example", "xms_edov": .bool(true)]),
        employee(
            "mira", "Mira Fabrikam", "mira@fabrikam.example", of: .fabrikam, "d5f7c1e2-60b4-4a39-9d8e-27a1b3c45f09",
            "Employee of Fabrikam, address verified, asked for a second factor there (amr with mfa).",
            ["email": "mira@fabrikam.example", "xms_edov": .bool(true)], methods: ["pwd", "mfa"]),
    ]

    private static func employee(
        _ id: String, _ name: String, _ userName: String, of home: HomeTenant, _ oid: String, _ note: String,
        _ emailClaims: [String: StandInJSON], methods: [String] = []
    ) -> Persona {
        Persona(
            id: id, name: name, address: userName, note: note, tenant: home.id, subject: oid, emailClaims: emailClaims,
            methods: methods)
    }
}
