create table tenants (
    tenant_id uuid constraint tenants_pkey primary key,
    status text not null default 'active' constraint tenants_status_known check (status in ('active', 'suspended', 'deleted')),
    -- Raised by every change of the settings: statements that act on a decision name the revision it was made on.
    revision bigint not null default 1,
    name text not null constraint tenants_name_length check (length(name) between 1 and 128),
    contact text not null,
    language text not null,
    colour text not null,
    logo bytea,
    logo_media_type text,
    passcode_minutes integer not null constraint tenants_passcode_minutes_range check (passcode_minutes between 5 and 30),
    daily_letters integer not null constraint tenants_daily_letters_range check (daily_letters between 0 and 10000000),
    sender_name text,
    sender_address text,
    sealed_relay bytea,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);
call keep_tenants_apart('tenants');
grant select, insert, update on tenants to vestibule_app;
grant select on tenants to vestibule_worker;

-- Name → tenant, looked up before the tenant is known: a small directory, replicated everywhere on a sharded database.
create table tenant_domains (
    domain text constraint tenant_domains_pkey primary key,
    tenant_id uuid not null constraint tenant_domains_tenant_fkey references tenants
);
grant select, insert, delete on tenant_domains to vestibule_app;
grant select on tenant_domains to vestibule_worker;

create table redirect_origins (
    tenant_id uuid not null constraint redirect_origins_tenant_fkey references tenants,
    origin text not null,
    constraint redirect_origins_pkey primary key (tenant_id, origin)
);
call keep_tenants_apart('redirect_origins');
grant select, insert, delete on redirect_origins to vestibule_app;
grant select on redirect_origins to vestibule_worker;

create table domain_rules (
    tenant_id uuid not null constraint domain_rules_tenant_fkey references tenants,
    pattern text not null,
    effect text not null constraint domain_rules_effect_known check (effect in ('allow', 'block')),
    constraint domain_rules_pkey primary key (tenant_id, pattern, effect)
);
call keep_tenants_apart('domain_rules');
grant select, insert, delete on domain_rules to vestibule_app;
grant select on domain_rules to vestibule_worker;

create table signing_keys (
    tenant_id uuid not null constraint signing_keys_tenant_fkey references tenants,
    key_id text not null,
    algorithm text not null constraint signing_keys_algorithm_known check (algorithm in ('ES256', 'RS256')),
    public_jwk text not null,
    sealed_private_key bytea not null,
    created_at timestamptz not null default now(),
    signs_from timestamptz not null,
    signs_until timestamptz,
    published_until timestamptz,
    constraint signing_keys_pkey primary key (tenant_id, key_id)
);
call keep_tenants_apart('signing_keys');
grant select, insert, update on signing_keys to vestibule_app;
grant select on signing_keys to vestibule_worker;

-- Operators' tokens belong to no tenant: small, replicated everywhere on a sharded database.
create table admin_tokens (
    token_id uuid constraint admin_tokens_pkey primary key,
    name text not null,
    tenant_id uuid,
    digest bytea not null,
    earlier_digest bytea,
    earlier_until timestamptz,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz
);
grant select, insert, update on admin_tokens to vestibule_app;
