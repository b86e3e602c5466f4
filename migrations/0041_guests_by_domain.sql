-- without a transaction
-- Whom a change of the domain policy would stop, and whom it stops: by domain, the state beside it to be counted.
create index concurrently if not exists guests_domain on guests (tenant_id, domain_backwards, guest_id) include (state)
    where deleted_at is null;
