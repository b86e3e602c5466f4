-- without a transaction
-- How many letters about letters that came back a sponsor has had: few among many.
create index concurrently if not exists letters_about_bounces on letters (tenant_id, recipient, created_at) where kind = 'letterBounced';
