-- Until when guests are let in, and whom that was said to.
alter table guests add column access_ends_at timestamptz;
-- The end as it was before a reset, and whether it was kept at all.
alter table reinvitations add column access_ends_at timestamptz, add column has_end boolean not null default false;

alter table tenants
    -- How long a guest's access lasts from the redemption, where nobody said another end; 0 for without one.
    add column guest_access_days integer not null default 0,
    -- How long one press of a sponsor prolongs it.
    add column guest_renewal_days integer not null default 180,
    -- How many days before the end sponsors are told.
    add column guest_end_warnings integer[] not null default '{14,3}';

-- A letter to a sponsor about guests whose access ends, with the link that renews it.
create table renewal_notices (
    tenant_id uuid not null,
    notice_id uuid not null,
    digest bytea not null,
    address text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    constraint renewal_notices_pkey primary key (tenant_id, notice_id)
);
create index renewal_notices_expiry on renewal_notices (expires_at);
call keep_tenants_apart('renewal_notices');
grant select, insert on renewal_notices to vestibule_app;
grant select, delete on renewal_notices to vestibule_worker;

-- What was done about one end of one guest's access.
create table renewal_steps (
    tenant_id uuid not null,
    guest_id uuid not null,
    -- Another end is another matter.
    ends_at timestamptz not null,
    -- The days of the warning; 0 once the access has ended; -1 when the guest asked.
    step integer not null,
    notice_id uuid,
    taken_at timestamptz not null default now(),
    declined_at timestamptz,
    constraint renewal_steps_pkey primary key (tenant_id, guest_id, ends_at, step),
    constraint renewal_steps_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade
);
create index renewal_steps_notice on renewal_steps (tenant_id, notice_id);
call keep_tenants_apart('renewal_steps');
grant select, insert, update on renewal_steps to vestibule_app;
grant select on renewal_steps to vestibule_worker;

-- When a sponsor last had a letter that tells of several guests: one a day.
create table sponsor_digests (
    tenant_id uuid not null,
    mailbox text not null,
    told_at timestamptz not null,
    constraint sponsor_digests_pkey primary key (tenant_id, mailbox)
);
call keep_tenants_apart('sponsor_digests');
grant select, insert, update on sponsor_digests to vestibule_app;
grant select, delete on sponsor_digests to vestibule_worker;
