-- without a transaction
-- One account is one guest of a tenant, and a sign-in at a provider finds its guest by it.
create unique index concurrently if not exists guests_identity_key on guests (tenant_id, identity_issuer, identity_subject)
    where deleted_at is null and identity_issuer is not null;
