import Postgres
import Vestibule

/// What one network may ask a tenant for in an hour: codes, and ways to a provider.
enum NetworkAllowance {
    /// The name by which all strangers' letters of a tenant are counted together; no network is called so.
    static let everybody: Query = "'everybody who asks for access'"

    /// A row when the network has had its codes for the hour, with when the first of them are an hour old. Read, not locked: requests
    /// at the same moment may go over by as many as they are.
    static func crowd(of network: Query, tenant: Tenant.ID, limits: PasscodeLimits) -> Query {
        crowd(of: network, tenant: tenant, most: limits.sendsPerNetworkHour)
    }

    static func crowd(of network: Query, tenant: Tenant.ID, most: Int) -> Query {
        """
        select min(n.hour_began_at) + interval '1 hour' as free_at
          from network_counts n
         where n.tenant_id = \(tenant) and n.network = \(network) and n.hour_began_at > now() - interval '1 hour'
        having sum(n.sends) >= \(Int64(most))
        """
    }

    /// Counts one send of `asking`'s network, in the connection's slot: requests that go together count in one, and those of two
    /// connections mostly in two, so that neither holds what the other wants.
    ///
    /// - Parameter network: Another name to count it by.
    static func count(as network: Query = "network") -> Query {
        """
        insert into network_counts as n (tenant_id, network, slot, sends)
        select tenant_id, \(network), pg_backend_pid() % 8, 1 from asking
        on conflict on constraint network_counts_pkey do update
           set sends = case when n.hour_began_at > now() - interval '1 hour' then n.sends else 0 end + 1,
               hour_began_at = case when n.hour_began_at > now() - interval '1 hour' then n.hour_began_at else now() end
        """
    }
}
