-- When an application's sponsor was last told how many requests wait without a letter of their own.
alter table applications add column access_digest_at timestamptz;
-- Those that wait so, which are few: looked for over all tenants again and again.
create index access_requests_held on access_requests (tenant_id, application_id) where state = 'open' and told_at is null;
