-- One browser's attempt to prove one mailbox, with its one live passcode.
create table attempts (
    tenant_id uuid not null,
    attempt_id uuid not null,
    digest bytea not null,
    purpose text not null constraint attempts_purpose_known check (purpose in ('redemption', 'signIn')),
    invitation_id uuid,
    guest_id uuid,
    address text not null,
    mailbox text not null,
    bucket text not null,
    -- Whose allowance its codes are taken from.
    network text not null,
    return_path text,
    -- The settings that the decision to begin was made on.
    tenant_revision bigint not null,
    -- HMAC of the live passcode under a key that is not in the database.
    passcode_code bytea,
    passcode_word text,
    passcode_sent_at timestamptz,
    passcode_expires_at timestamptz,
    passcode_letter_id uuid,
    -- Counts over all codes of the attempt: sending another resets nothing.
    wrong_guesses integer not null default 0,
    report_digest bytea,
    reported_at timestamptz,
    proved_at timestamptz,
    finished_at timestamptz,
    killed_at timestamptz,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    constraint attempts_pkey primary key (tenant_id, attempt_id)
);
create index attempts_expiry on attempts (expires_at);
call keep_tenants_apart('attempts');
grant select, insert, update on attempts to vestibule_app;
grant select, delete on attempts to vestibule_worker;

-- Sends and wrong guesses by address and kind of browser: '' for unknown ones, else one that proved this mailbox before.
create table passcode_counts (
    tenant_id uuid not null,
    mailbox text not null,
    bucket text not null,
    last_sent_at timestamptz,
    hour_began_at timestamptz not null default now(),
    sent_in_hour integer not null default 0,
    day_began_at timestamptz not null default now(),
    sent_in_day integer not null default 0,
    guess_hour_began_at timestamptz not null default now(),
    wrong_in_hour integer not null default 0,
    wrong_in_a_row integer not null default 0,
    locked_until timestamptz,
    changed_at timestamptz not null default now(),
    constraint passcode_counts_pkey primary key (tenant_id, mailbox, bucket)
);
call keep_tenants_apart('passcode_counts');
grant select, insert, update on passcode_counts to vestibule_app;
grant select, delete on passcode_counts to vestibule_worker;

-- Codes that one network asked a tenant for, in one of eight slots so that a busy network does not queue for one row.
create table network_counts (
    tenant_id uuid not null,
    network text not null,
    slot smallint not null,
    hour_began_at timestamptz not null default now(),
    sends integer not null,
    constraint network_counts_pkey primary key (tenant_id, network, slot)
);
call keep_tenants_apart('network_counts');
grant select, insert, update on network_counts to vestibule_app;
grant select, delete on network_counts to vestibule_worker;

create table sessions (
    tenant_id uuid not null,
    session_id uuid not null,
    guest_id uuid not null,
    digest bytea not null,
    attempt_id uuid,
    methods text[] not null,
    proved_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint sessions_pkey primary key (tenant_id, session_id),
    constraint sessions_guest_fkey foreign key (tenant_id, guest_id) references guests
);
create index sessions_guest_index on sessions (tenant_id, guest_id);
create index sessions_expiry on sessions (expires_at);
call keep_tenants_apart('sessions');
grant select, insert, update on sessions to vestibule_app;
grant select, delete on sessions to vestibule_worker;

-- One press that a letter lets a sponsor make.
create table sponsor_actions (
    tenant_id uuid not null,
    action_id uuid not null,
    digest bytea not null,
    kind text not null constraint sponsor_actions_kind_known check (kind in ('liftFreeze', 'approveLink')),
    invitation_id uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint sponsor_actions_pkey primary key (tenant_id, action_id)
);
-- At most one open wish for a new link an invitation: a guest who presses again does not fill the sponsor's mailbox.
create unique index sponsor_actions_open_wish on sponsor_actions (tenant_id, invitation_id)
    where kind = 'approveLink' and used_at is null;
create index sponsor_actions_expiry on sponsor_actions (expires_at);
call keep_tenants_apart('sponsor_actions');
grant select, insert, update on sponsor_actions to vestibule_app;
grant select, delete on sponsor_actions to vestibule_worker;

-- Until when no guess against an address is evaluated; null or past when guesses are. Ten wrong ones an hour, a hundred in a row.
create function guesses_wait_until(counts passcode_counts)
    returns timestamptz
    language sql immutable parallel safe
    return greatest(
        counts.locked_until,
        case when counts.wrong_in_hour >= 10 then counts.guess_hour_began_at + interval '1 hour' end
    );

-- When the next code may go to an address; null when at once. What is over lies in the past, so nothing needs to be reset to ask.
create function next_passcode_at(counts passcode_counts, seconds_between integer, per_hour integer, per_day integer)
    returns timestamptz
    language sql immutable parallel safe
    return greatest(
        -- With no pause set, none: a request that began first and waited for another's lock would be told to wait for it.
        case when seconds_between > 0 then counts.last_sent_at + make_interval(secs => seconds_between) end,
        case when counts.sent_in_hour >= per_hour then counts.hour_began_at + interval '1 hour' end,
        case when counts.sent_in_day >= per_day then counts.day_began_at + interval '1 day' end,
        guesses_wait_until(counts)
    );
