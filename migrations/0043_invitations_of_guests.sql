-- without a transaction
-- How many a guest has invited today: few among many.
create index concurrently if not exists invitations_of_guests on invitations (tenant_id, inviter_guest, created_at) where inviter_guest is not null;
