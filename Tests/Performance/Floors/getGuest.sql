-- One guest by its key, behind the same wall between tenants.
\set guest random(1, :guests)
\set at :first + :guest * 1000
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
select guest_id, address, display_name, preferred_language, state, state_changed_at, is_enabled, created_at
  from guests
 where tenant_id = :tenant::uuid
   and guest_id = (lpad(to_hex(:at::bigint), 12, '0') || '7000800a' || lpad(to_hex(:guest::bigint), 12, '0'))::uuid
   and deleted_at is null;
\endpipeline
