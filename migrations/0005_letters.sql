-- The outbox: letters that wait, their bodies sealed and wiped after delivery.
create table letters (
    tenant_id uuid not null,
    letter_id uuid not null,
    kind text not null,
    recipient text not null,
    copies text[] not null default '{}',
    language text not null,
    invitation_id uuid,
    sealed_body bytea,
    state text not null default 'queued'
        constraint letters_state_known check (state in ('queued', 'sent', 'failed', 'dropped')),
    tries integer not null default 0,
    created_at timestamptz not null default now(),
    -- Due from here on; a claim moves it past the lease.
    next_try_at timestamptz not null default now(),
    drop_after timestamptz,
    sent_at timestamptz,
    last_reply text,
    constraint letters_pkey primary key (tenant_id, letter_id)
);
-- Passcodes have a lane of their own.
create index letters_due on letters ((kind = 'passcode'), next_try_at) where state = 'queued';
create index letters_failed on letters (tenant_id, letter_id) where state = 'failed';
call keep_tenants_apart('letters');
grant select, insert, update on letters to vestibule_app;
grant select, update, delete on letters to vestibule_worker;

-- Letters that a mailbox had today over all tenants, by its hash, so that no tenant learns of another (SECURITY 18).
create table mailbox_days (
    mailbox_hash bytea not null,
    day date not null,
    letters integer not null,
    constraint mailbox_days_pkey primary key (mailbox_hash, day)
);
grant select, insert, update, delete on mailbox_days to vestibule_worker;

-- Letters that a tenant sent today, counted by the worker as it sends, so that no request waits for the row.
create table tenant_days (
    tenant_id uuid not null,
    day date not null,
    letters integer not null,
    constraint tenant_days_pkey primary key (tenant_id, day)
);
call keep_tenants_apart('tenant_days');
grant select on tenant_days to vestibule_app;
grant select, insert, update, delete on tenant_days to vestibule_worker;
