import FoundationEssentials
import Postgres
import Vestibule

/// A tenant's partners, and what is said of all others.
enum CrossTenantRows {
    static func selection(of tenant: Tenant.ID) -> Query {
        "select partner_id, settings from cross_tenant_partners where tenant_id = \(tenant)"
    }

    static func partners(_ rows: Rows) throws -> [UUID: CrossTenantSettings] {
        var partners: [UUID: CrossTenantSettings] = [:]
        for row in rows {
            partners[try row.decode("partner_id")] = try row.decode("settings", as: JSONText.self).settings
        }
        return partners
    }

    static func byDefault(_ row: Row) throws -> CrossTenantSettings {
        try row.decode("cross_tenant_default", as: JSONText?.self)?.settings ?? .serviceDefault
    }

    static func insertion(
        of partner: UUID, _ settings: CrossTenantSettings, tenant: Tenant.ID, at revision: Int?
    ) -> Query {
        """
        insert into cross_tenant_partners (tenant_id, partner_id, settings)
        select tenant_id, \(partner), \(JSONText(settings)) from (\(TenantRevision.standing(tenant, at: revision))) t
        """
    }

    static func update(of partner: UUID, _ settings: CrossTenantSettings, tenant: Tenant.ID, at revision: Int?) -> Query {
        """
        update cross_tenant_partners p set settings = \(JSONText(settings)) from (\(TenantRevision.standing(tenant, at: revision))) t
         where p.tenant_id = \(tenant) and p.partner_id = \(partner)
        """
    }

    static func deletion(of partner: UUID, tenant: Tenant.ID) -> Query {
        "delete from cross_tenant_partners where tenant_id = \(tenant) and partner_id = \(partner) returning partner_id"
    }
}

extension JSONText {
    /// A value of texts and Booleans always has a JSON form.
    init(_ settings: CrossTenantSettings) {
        self.init(String(decoding: (try? JSONEncoder().encode(settings)) ?? Data("{}".utf8), as: UTF8.self))
    }

    fileprivate var settings: CrossTenantSettings {
        get throws { try JSONDecoder().decode(CrossTenantSettings.self, from: Data(rawValue.utf8)) }
    }
}
