-- The letters that wait are looked for tenant by tenant, so that the many of one whose relay is slow are not waded through for another's.
-- An older program finds its letters without the old index too, only more slowly.
create index letters_waiting on letters ((kind = 'passcode'), tenant_id, next_try_at) where state = 'queued';
drop index letters_due;
