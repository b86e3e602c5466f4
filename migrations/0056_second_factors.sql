-- When a second factor was proved in the session, and the wrong guesses of the stretch that began then.
alter table sessions
    add column second_factor_at timestamptz,
    add column wrong_factors integer not null default 0,
    add column wrong_factors_since timestamptz;

-- That the provider asked for a second factor, and its word is taken for it.
alter table attempts add column second_factor_at timestamptz;

alter table tenants
    -- How long a reset waits after the sponsor's yes.
    add column factor_reset_hours integer not null default 24,
    -- Whether a passkey may take the place of a mailed code, and for how long after the mailbox was proved.
    add column passkeys_replace_codes boolean not null default false,
    add column mailbox_proof_days integer not null default 30;

-- A guest with second factors. Whoever deletes or resets the guest deletes this row, and all below goes with it.
create table guest_security (
    tenant_id uuid not null,
    guest_id uuid not null,
    wrong_in_hour integer not null default 0,
    guess_hour_began_at timestamptz not null default now(),
    wrong_in_a_row integer not null default 0,
    mailbox_proved_at timestamptz,
    -- When the factors go, and the secret of the link that stops it.
    reset_due_at timestamptz,
    reset_digest bytea,
    changed_at timestamptz not null default now(),
    constraint guest_security_pkey primary key (tenant_id, guest_id),
    constraint guest_security_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade,
    constraint guest_security_reset_whole check ((reset_due_at is null) = (reset_digest is null))
);
create index guest_security_resets on guest_security (reset_due_at) where reset_due_at is not null;
call keep_tenants_apart('guest_security');
grant select, insert, update, delete on guest_security to vestibule_app;
grant select on guest_security to vestibule_worker;

create table second_factors (
    tenant_id uuid not null,
    factor_id uuid not null,
    guest_id uuid not null,
    kind text not null constraint second_factors_kind_known check (kind in ('authenticator', 'passkey')),
    -- Of an app: its key, and the last time step whose code was used.
    sealed_key bytea,
    last_step bigint,
    -- Of a passkey.
    credential_id bytea,
    algorithm integer,
    public_key bytea,
    sign_count bigint,
    is_hardware boolean,
    make bytea,
    -- In which session it was added: a report of the code that began it takes the factor along.
    session_id uuid not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    constraint second_factors_pkey primary key (tenant_id, factor_id),
    constraint second_factors_guest_fkey foreign key (tenant_id, guest_id) references guest_security on delete cascade,
    constraint second_factors_whole check (
        case kind when 'authenticator' then num_nulls(sealed_key, last_step) = 0
                  else num_nulls(credential_id, algorithm, public_key, sign_count, is_hardware, make) = 0 end)
);
create index second_factors_of_guest on second_factors (tenant_id, guest_id, factor_id);
create unique index second_factors_credential on second_factors (tenant_id, credential_id) where credential_id is not null;
call keep_tenants_apart('second_factors');
grant select, insert, update, delete on second_factors to vestibule_app;

create table recovery_codes (
    tenant_id uuid not null,
    code_id uuid not null,
    guest_id uuid not null,
    authentication_code bytea not null,
    used_at timestamptz,
    constraint recovery_codes_pkey primary key (tenant_id, code_id),
    constraint recovery_codes_guest_fkey foreign key (tenant_id, guest_id) references guest_security on delete cascade
);
create index recovery_codes_of_guest on recovery_codes (tenant_id, guest_id);
call keep_tenants_apart('recovery_codes');
grant select, insert, update, delete on recovery_codes to vestibule_app;

-- Challenges of passkeys that began a session, while they could begin another.
create table spent_challenges (
    tenant_id uuid not null,
    digest bytea not null,
    expires_at timestamptz not null,
    constraint spent_challenges_pkey primary key (tenant_id, digest)
);
create index spent_challenges_expiry on spent_challenges (expires_at);
call keep_tenants_apart('spent_challenges');
grant select, insert on spent_challenges to vestibule_app;
grant select, delete on spent_challenges to vestibule_worker;

-- A sponsor's press can let second factors be reset, at most one open wish an invitation.
alter table sponsor_actions
    drop constraint sponsor_actions_kind_known,
    add constraint sponsor_actions_kind_known
        check (kind in ('liftFreeze', 'approveLink', 'allowPasscode', 'approveAccess', 'refuseAccess', 'resetFactors')) not valid;
create unique index sponsor_actions_open_reset on sponsor_actions (tenant_id, invitation_id)
    where kind = 'resetFactors' and used_at is null;
