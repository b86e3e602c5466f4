-- without a transaction
-- `accountEnabled eq false`: few are blocked.
create index concurrently if not exists guests_blocked on guests (tenant_id, guest_id) where deleted_at is null and not is_enabled;
