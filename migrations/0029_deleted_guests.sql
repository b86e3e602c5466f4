-- without a transaction
-- Deleted guests are listed for thirty days. They are few among a tenant's, and without this the list would be read for them.
create index concurrently if not exists guests_deleted on guests (tenant_id, guest_id) where deleted_at is not null;
