/// Where applications' roles are kept, and who has them; every change writes its audit event in the same transaction.
package protocol AppRoleStore: Sendable {
    /// The roles of each of these applications that has any, in the order of their values.
    func roles(of applications: [Application.ID], tenant: Tenant.ID) async throws -> [Application.ID: [AppRole]]
    /// - Throws: ``AppRoleRefusal``.
    func declare(_ role: AppRole, of application: Application.ID, tenant: Tenant.ID, by actor: Actor) async throws
    /// - Parameter name: The role's value or id.
    /// - Returns: Nil when there is no such role.
    func change(
        _ name: WantedRole, of tenant: Tenant.ID, _ change: AppRoleChange, by actor: Actor
    ) async throws -> AppRole?
    /// With everybody's assignment to it. False when there is no such role.
    func remove(_ name: WantedRole, of tenant: Tenant.ID, by actor: Actor) async throws -> Bool

    /// - Throws: ``AppRoleRefusal``.
    func assign(_ wanted: WantedRole, to guest: Guest.ID, of tenant: Tenant.ID, by actor: Actor) async throws -> Assignment
    /// False when there is none on this side.
    func end(_ id: Assignment.ID, of side: Assignment.Side, tenant: Tenant.ID, by actor: Actor) async throws -> Bool
    func assignment(_ id: Assignment.ID, of side: Assignment.Side, tenant: Tenant.ID) async throws -> Assignment?
    /// In the order of their making, after `cursor`.
    func assignments(
        of side: Assignment.Side, tenant: Tenant.ID, after cursor: Assignment.ID?, limit: Int
    ) async throws -> [Assignment]
    /// What the guest is to the application now.
    func access(of guest: Guest.ID, to application: Application.ID, tenant: Tenant.ID) async throws -> ApplicationAccess
}

extension AppRoleStore {
    /// Nobody is asked about an application that lets in every guest.
    package func lets(_ guest: Guest.ID, into application: Application) async throws -> Bool {
        guard application.requiresAssignment else { return true }
        return try await access(of: guest, to: application.id, tenant: application.tenant).isGranted
    }
}
