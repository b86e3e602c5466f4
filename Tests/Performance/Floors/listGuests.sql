-- A page of a hundred accepted guests, and one more that tells whether another page follows.
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
select guest_id, address, display_name, preferred_language, state, state_changed_at, is_enabled, created_at
  from guests
 where tenant_id = :tenant::uuid and deleted_at is null and state = 'Accepted'
 order by guest_id limit 101;
\endpipeline
