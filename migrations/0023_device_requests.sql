-- Devices without a browser ask by a code that a guest types elsewhere (RFC 8628): each application must be allowed it.
alter table applications add column allows_device_flow boolean not null default false;

create table device_requests (
    tenant_id uuid not null,
    request_id uuid not null,
    -- Of what the device holds.
    digest bytea not null,
    -- HMAC of what the guest types, under a key that is not in the database.
    user_code bytea not null,
    application_id uuid not null,
    scope text[] not null,
    -- Whence the device asked; the guest is told.
    network text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    -- How far apart the device may ask; it grows with each time that it asks too early.
    seconds_between integer not null,
    polled_at timestamptz,
    decided_at timestamptz,
    is_allowed boolean,
    -- Who decided, and the proof that the tokens hang on.
    guest_id uuid,
    session_id uuid,
    spent_at timestamptz,
    constraint device_requests_pkey primary key (tenant_id, request_id),
    constraint device_requests_decided_whole check (
        (decided_at is null) = (is_allowed is null) and (decided_at is null) = (session_id is null)
        and (decided_at is null) = (guest_id is null)),
    constraint device_requests_spent_when_allowed check (spent_at is null or is_allowed)
);
-- No two that live have the same code to type; those that do not are swept away.
create unique index device_requests_user_code on device_requests (tenant_id, user_code);
create index device_requests_pending on device_requests (tenant_id, application_id, network) where decided_at is null;
create index device_requests_expiry on device_requests (expires_at);
call keep_tenants_apart('device_requests');
grant select, insert, update on device_requests to vestibule_app;
grant select, delete on device_requests to vestibule_worker;

-- Codes that somebody typed and that were none, by guest and by network.
create table device_guesses (
    tenant_id uuid not null,
    guesser text not null,
    hour_began_at timestamptz not null default now(),
    wrong integer not null,
    constraint device_guesses_pkey primary key (tenant_id, guesser)
);
call keep_tenants_apart('device_guesses');
grant select, insert, update on device_guesses to vestibule_app;
grant select, delete on device_guesses to vestibule_worker;
