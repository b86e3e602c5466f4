-- without a transaction
-- Whose access ends soon, or has just ended, over all tenants: asked every ten minutes. Its condition is one that the worker's question
-- says and a tenant's does not.
create index concurrently if not exists guests_by_end on guests (access_ends_at) where access_ends_at < 'infinity';
