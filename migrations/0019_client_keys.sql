-- Public keys by which an application proves itself instead of by a secret (private_key_jwt).
create table client_keys (
    tenant_id uuid not null,
    application_id uuid not null,
    key_id uuid not null,
    kind text not null constraint client_keys_kind_known check (kind in ('RSA', 'P-256')),
    public_key text not null constraint client_keys_public_key_length check (length(public_key) <= 2048),
    fingerprint text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    constraint client_keys_pkey primary key (tenant_id, application_id, key_id),
    constraint client_keys_application_fkey foreign key (tenant_id, application_id) references applications
);
call keep_tenants_apart('client_keys');
grant select, insert, update on client_keys to vestibule_app;

-- The assertions that such an application has used: each works once.
create table spent_assertions (
    tenant_id uuid not null,
    application_id uuid not null,
    digest bytea not null,
    expires_at timestamptz not null,
    constraint spent_assertions_pkey primary key (tenant_id, application_id, digest)
);
create index spent_assertions_expiry on spent_assertions (expires_at);
call keep_tenants_apart('spent_assertions');
grant select, insert on spent_assertions to vestibule_app;
grant select, delete on spent_assertions to vestibule_worker;
