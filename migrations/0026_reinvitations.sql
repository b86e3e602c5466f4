-- Guests who were invited anew, with what they were before, so that it can be undone for 30 days.
create table reinvitations (
    tenant_id uuid not null,
    reinvitation_id uuid not null,
    -- Whose invitation it is now.
    guest_id uuid not null,
    -- The same where access was kept; else the guest who was deleted for this one, and whose row says the rest.
    earlier_guest_id uuid not null,
    address text,
    mailbox text,
    display_name text,
    preferred_language text,
    state text,
    state_changed_at timestamptz,
    identity_door text,
    identity_issuer text,
    identity_subject text,
    identity_bound_at timestamptz,
    route_taken jsonb,
    earlier_invitation_id uuid,
    created_at timestamptz not null default now(),
    undone_at timestamptz,
    constraint reinvitations_pkey primary key (tenant_id, reinvitation_id),
    constraint reinvitations_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade,
    constraint reinvitations_earlier_guest_fkey foreign key (tenant_id, earlier_guest_id) references guests on delete cascade
);
create index reinvitations_guest_index on reinvitations (tenant_id, guest_id, created_at);
create index reinvitations_earlier_guest_index on reinvitations (tenant_id, earlier_guest_id);
create index reinvitations_age on reinvitations (created_at);
call keep_tenants_apart('reinvitations');
grant select, insert, update on reinvitations to vestibule_app;
grant select, delete on reinvitations to vestibule_worker;

-- Where the inviter wishes the guest to sign in, whatever the domain says.
alter table invitations add column wished_door text;
