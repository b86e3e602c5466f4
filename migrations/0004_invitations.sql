create table guests (
    tenant_id uuid not null,
    guest_id uuid not null,
    -- As the inviter wrote it: letters go here.
    address text not null,
    -- The address with its local part in lower case: what makes two spellings one guest.
    mailbox text not null,
    display_name text not null,
    preferred_language text,
    state text not null default 'PendingAcceptance'
        constraint guests_state_known check (state in ('PendingAcceptance', 'Accepted')),
    state_changed_at timestamptz not null default now(),
    is_enabled boolean not null default true,
    -- The one invitation whose link is alive. A newer one replaces it here, and older links are dead.
    invitation_id uuid,
    sessions_valid_from timestamptz,
    created_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint guests_pkey primary key (tenant_id, guest_id)
);
create unique index guests_mailbox_key on guests (tenant_id, mailbox) where deleted_at is null;
call keep_tenants_apart('guests');
grant select, insert, update on guests to vestibule_app;
grant select on guests to vestibule_worker;

create table invitations (
    tenant_id uuid not null,
    invitation_id uuid not null,
    guest_id uuid not null,
    -- SHA-256 of the link of today.
    digest bytea not null,
    -- Of the links that it replaced, so that an old link is told from one that never was.
    earlier_digests bytea[] not null default '{}',
    address text not null,
    display_name text,
    redirect_url text not null,
    message text,
    language text,
    copies text[] not null default '{}',
    sends_letter boolean not null,
    inviter uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    redeemed_at timestamptz,
    revoked_at timestamptz,
    frozen_at timestamptz,
    -- The newest letter that carries its link.
    letter_id uuid,
    constraint invitations_pkey primary key (tenant_id, invitation_id),
    constraint invitations_guest_fkey foreign key (tenant_id, guest_id) references guests
);
create index invitations_guest_index on invitations (tenant_id, guest_id);
call keep_tenants_apart('invitations');
grant select, insert, update on invitations to vestibule_app;
grant select on invitations to vestibule_worker;

-- How many invitation letters a mailbox had from a tenant today (SECURITY 18).
create table invitation_counts (
    tenant_id uuid not null,
    mailbox text not null,
    day date not null,
    letters integer not null,
    constraint invitation_counts_pkey primary key (tenant_id, mailbox)
);
call keep_tenants_apart('invitation_counts');
grant select, insert, update on invitation_counts to vestibule_app;
grant select, delete on invitation_counts to vestibule_worker;

-- A caller's key, so that a repeated request gets the first one's answer, its link kept sealed for a day.
create table idempotency_keys (
    tenant_id uuid not null,
    application_id uuid not null,
    idempotency_key text not null,
    request_digest bytea not null,
    invitation_id uuid not null,
    sealed_link bytea not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '24 hours',
    constraint idempotency_keys_pkey primary key (tenant_id, application_id, idempotency_key)
);
create index idempotency_keys_expiry on idempotency_keys (expires_at);
call keep_tenants_apart('idempotency_keys');
grant select, insert, update on idempotency_keys to vestibule_app;
grant select, delete on idempotency_keys to vestibule_worker;
