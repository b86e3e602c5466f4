import FoundationEssentials
import Testing

@testable import Vestibule

@Suite("An app role") struct AppRoleTests {
    private static let id = AppRole.ID(rawValue: UUID())

    @Test(
        "has a value that a token's readers can compare: printable, without a space",
        arguments: ["Projects.Read", "a", "*", "urn:x:role#1", String(repeating: "r", count: 120), "1+1"])
    func value(_ value: String) throws {
        let role = try AppRole(id: Self.id, value: value)
        #expect(role.value == value && role.displayName == value && role.isEnabled && role.description == nil)
    }

    @Test(
        "has no other value",
        arguments: ["", " ", "Projects Read", ".Read", "Rolle\u{E4}", "a\"b", "a\\b", "a\nb", String(repeating: "r", count: 121)])
    func wrongValue(_ value: String) {
        #expect(throws: AppRoleRefusal.value) { try AppRole(id: Self.id, value: value) }
    }

    @Test("is changed in what people read of it, and switched off")
    func change() throws {
        var role = try AppRole(id: Self.id, value: "Projects.Read", displayName: "Reader", description: "Sees all")
        try role.apply(AppRoleChange(displayName: "Reads", isEnabled: false))
        #expect(role.displayName == "Reads" && role.description == "Sees all" && !role.isEnabled)
        try role.apply(AppRoleChange(description: ""))
        #expect(role.description == nil)
        #expect(throws: AppRoleRefusal.displayName) { try role.apply(AppRoleChange(displayName: "")) }
        #expect(throws: AppRoleRefusal.displayName) { try role.apply(AppRoleChange(displayName: "a\nb")) }
        let long = String(repeating: "d", count: 1025)
        #expect(throws: AppRoleRefusal.description) { try role.apply(AppRoleChange(description: long)) }
        #expect(role.displayName == "Reads")
    }

    @Test("is wanted by its id or its value, and all zeros are default access")
    func names() throws {
        #expect(try WantedRole.Name("Projects.Read") == .value("Projects.Read"))
        #expect(try WantedRole.Name(Self.id.description.uppercased()) == .id(Self.id))
        #expect(try WantedRole.Name("00000000-0000-0000-0000-000000000000") == .defaultAccess)
        #expect(WantedRole.Name.defaultAccess.description == "00000000-0000-0000-0000-000000000000")
    }
}

@Suite("What a guest is to an application") struct ApplicationAccessTests {
    private let application: Application
    private let tenant: Tenant

    init() throws {
        tenant = try .sample()
        application = Application(
            id: Application.ID(rawValue: UUID()), tenant: tenant.id, name: "Board", permissions: [],
            contact: try EmailAddress("board@contoso.example"), createdAt: Date(timeIntervalSince1970: 0))
    }

    @Test("lets in whoever is assigned, and everybody where nobody has to be")
    func granted() {
        for (requires, assigned) in [(false, false), (false, true), (true, true)] {
            let access = ApplicationAccess(requiresAssignment: requires, isAssigned: assigned, roles: [])
            #expect(access.isGranted)
        }
    }

    @Test("keeps out who is not assigned, and says whom to ask: the application's contact, else the tenant's")
    func refused() throws {
        let access = ApplicationAccess(requiresAssignment: true, isAssigned: false, roles: [])
        #expect(!access.isGranted)
        var application = application
        #expect(NotAssigned(to: application, of: tenant).sentence.contains("Ask board@contoso.example"))
        application.contact = nil
        #expect(NotAssigned(to: application, of: tenant).sentence.contains("Ask \(tenant.contact.text)"))
    }
}
