-- without a transaction
-- `externalUserState eq 'PendingAcceptance'` is what administrators ask most, and few of a large tenant's guests are pending. Without
-- this a page of them reads the tenant's list from one to the next.
create index concurrently if not exists guests_state on guests (tenant_id, state, guest_id) where deleted_at is null;
