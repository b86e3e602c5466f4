-- Where an application wants to be told that a guest's session is over (OpenID Connect Back-Channel Logout 1.0).
alter table applications add column backchannel_logout_uri text;

-- What an application is still to be told, or was not to be reached with: written by the statement that ends the session.
create table logouts (
    tenant_id uuid not null,
    session_id uuid not null,
    application_id uuid not null,
    -- Names the logout token, the same in every try.
    logout_id uuid not null default gen_random_uuid(),
    guest_id uuid not null,
    created_at timestamptz not null default now(),
    -- The session's own end, after which there is nothing to tell.
    expires_at timestamptz not null,
    tries int not null default 0,
    -- Null when it was given up.
    next_try_at timestamptz default now(),
    last_reply text,
    constraint logouts_pkey primary key (tenant_id, session_id, application_id)
);
create index logouts_due on logouts (next_try_at) where next_try_at is not null;
create index logouts_expiry on logouts (expires_at);
call keep_tenants_apart('logouts');
grant select, insert on logouts to vestibule_app;
grant select, update, delete on logouts to vestibule_worker;

create index grants_session_index on grants (tenant_id, session_id);
