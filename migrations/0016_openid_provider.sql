-- What makes an application one that guests sign in to.
alter table applications
    add column redirect_uris text[] not null default '{}',
    add column post_logout_redirect_uris text[] not null default '{}',
    -- Without a secret: a program on a guest's own machine.
    add column is_public boolean not null default false,
    add column id_token_algorithm text not null default 'RS256'
        constraint applications_id_token_algorithm_known check (id_token_algorithm in ('ES256', 'RS256'));

-- That an application may know a guest. Its id is the code's that began it, so that a code is spent once.
create table grants (
    tenant_id uuid not null,
    grant_id uuid not null,
    application_id uuid not null,
    guest_id uuid not null,
    session_id uuid not null,
    scope text[] not null,
    -- Which of two requests with one code it was: the other one ends the grant.
    spent_by uuid not null,
    created_at timestamptz not null default now(),
    -- The session's own end: nothing outlives the proof.
    expires_at timestamptz not null,
    revoked_at timestamptz,
    constraint grants_pkey primary key (tenant_id, grant_id)
);
create index grants_expiry on grants (expires_at);
call keep_tenants_apart('grants');
grant select, insert, update on grants to vestibule_app;
grant select, delete on grants to vestibule_worker;

create table refresh_tokens (
    tenant_id uuid not null,
    token_id uuid not null,
    grant_id uuid not null,
    digest bytea not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    -- Which of two requests with one token used it: the other one ends the grant.
    used_by uuid,
    constraint refresh_tokens_pkey primary key (tenant_id, token_id)
);
create index refresh_tokens_expiry on refresh_tokens (expires_at);
call keep_tenants_apart('refresh_tokens');
grant select, insert, update on refresh_tokens to vestibule_app;
grant select, delete on refresh_tokens to vestibule_worker;
