-- The oldest two that wait for a hook are read, and not all that wait for it, a thousand at the most.
create index hook_deliveries_next on hook_deliveries (tenant_id, hook_id, next_try_at, position) where next_try_at is not null;
drop index hook_deliveries_waiting;
