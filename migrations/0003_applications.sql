create table applications (
    tenant_id uuid not null constraint applications_tenant_fkey references tenants,
    application_id uuid not null,
    name text not null constraint applications_name_length check (length(name) between 1 and 128),
    permissions text[] not null,
    token_algorithm text not null constraint applications_algorithm_known check (token_algorithm in ('ES256', 'RS256')),
    contact text,
    created_at timestamptz not null default now(),
    disabled_at timestamptz,
    deleted_at timestamptz,
    constraint applications_pkey primary key (tenant_id, application_id)
);
call keep_tenants_apart('applications');
grant select, insert, update on applications to vestibule_app;
grant select on applications to vestibule_worker;

create table client_secrets (
    tenant_id uuid not null,
    application_id uuid not null,
    secret_id uuid not null,
    digest bytea not null,
    hint text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    constraint client_secrets_pkey primary key (tenant_id, application_id, secret_id),
    constraint client_secrets_application_fkey foreign key (tenant_id, application_id) references applications
);
call keep_tenants_apart('client_secrets');
grant select, insert, update on client_secrets to vestibule_app;
