-- without a transaction
-- `$orderby=createdDateTime`. Ids follow time, but a guest who was imported was made long before its id.
create index concurrently if not exists guests_created on guests (tenant_id, created_at, guest_id) where deleted_at is null;
