-- without a transaction
-- `$orderby=displayName`, and `displayName eq 'Ana Silva'` and by its beginning. Two guests may have one name: then their ids decide.
create index concurrently if not exists guests_name on guests (tenant_id, name_folded, guest_id) where deleted_at is null;
