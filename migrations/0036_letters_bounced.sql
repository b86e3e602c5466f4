-- without a transaction
-- The letters of a tenant that came back: few among many.
create index concurrently if not exists letters_bounced on letters (tenant_id, letter_id) where bounced_at is not null;
