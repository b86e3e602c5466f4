-- without a transaction
-- Whose thirty days are over, over all tenants: asked each minute. Its condition is one that the worker's question says and a tenant's
-- does not: taking this index for a tenant's deleted guests would read those of all tenants.
create index concurrently if not exists guests_to_purge on guests (deleted_at) where deleted_at < 'infinity';
