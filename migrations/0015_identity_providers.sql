-- Where a tenant is registered by itself; before the installation's own registration at the same door.
create table identity_providers (
    tenant_id uuid not null constraint identity_providers_tenant_fkey references tenants,
    provider_id uuid not null,
    kind text not null constraint identity_providers_kind_known check (kind in ('azureAD', 'microsoftAccount', 'google', 'openID')),
    name text not null constraint identity_providers_name_length check (length(name) between 1 and 128),
    authority text not null,
    client_id text not null,
    sealed_client_secret bytea not null,
    -- Azure AD: the Entra tenants that are let in; null for any.
    home_tenants text[],
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    constraint identity_providers_pkey primary key (tenant_id, provider_id)
);
create unique index identity_providers_kind_key on identity_providers (tenant_id, kind) where kind <> 'openID';
call keep_tenants_apart('identity_providers');
grant select, insert, update, delete on identity_providers to vestibule_app;
grant select on identity_providers to vestibule_worker;

-- Whose addresses a partner's provider vouches for: of each domain one.
create table identity_provider_domains (
    tenant_id uuid not null,
    domain text not null,
    provider_id uuid not null,
    constraint identity_provider_domains_pkey primary key (tenant_id, domain),
    constraint identity_provider_domains_provider_fkey foreign key (tenant_id, provider_id)
        references identity_providers on delete cascade
);
call keep_tenants_apart('identity_provider_domains');
grant select, insert, delete on identity_provider_domains to vestibule_app;
grant select on identity_provider_domains to vestibule_worker;

-- Domains whose guests go to one door whatever a directory says.
create table route_rules (
    tenant_id uuid not null constraint route_rules_tenant_fkey references tenants,
    domain text not null,
    door text not null,
    -- Where the door is a partner's: its rules go with it.
    provider_id uuid,
    constraint route_rules_pkey primary key (tenant_id, domain),
    constraint route_rules_provider_fkey foreign key (tenant_id, provider_id) references identity_providers on delete cascade
);
call keep_tenants_apart('route_rules');
grant select, insert, update, delete on route_rules to vestibule_app;
grant select on route_rules to vestibule_worker;
