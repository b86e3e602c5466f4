-- What a guest is said to be beside the name, in Graph's properties: few guests have any, and it is read with the row.
alter table guests
    add column profile jsonb,
    -- The company's name as filters compare it; without one, null.
    add column company text;

-- Who answers for a guest, where it is not the inviting application's contact or the tenant's.
create table guest_sponsors (
    tenant_id uuid not null,
    guest_id uuid not null,
    -- Made of the tenant and the mailbox: one sponsor of many guests is one id.
    sponsor_id uuid not null,
    address text not null,
    added_at timestamptz not null default clock_timestamp(),
    constraint guest_sponsors_pkey primary key (tenant_id, guest_id, sponsor_id),
    constraint guest_sponsors_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade
);
-- A sponsor is named by an id that was seen before.
create index guest_sponsors_sponsor on guest_sponsors (tenant_id, sponsor_id);
call keep_tenants_apart('guest_sponsors');
grant select, insert, delete on guest_sponsors to vestibule_app;
grant select on guest_sponsors to vestibule_worker;

-- When guests last signed in, once the session that says so is swept away.
create table last_sign_ins (
    tenant_id uuid not null,
    guest_id uuid not null,
    signed_in_at timestamptz not null,
    constraint last_sign_ins_pkey primary key (tenant_id, guest_id),
    constraint last_sign_ins_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade
);
call keep_tenants_apart('last_sign_ins');
grant select on last_sign_ins to vestibule_app;
grant select, insert, update on last_sign_ins to vestibule_worker;

-- A deleted guest whose time is over is purged with what hangs on the row. The app only marks one as due.
grant delete on guests, invitations to vestibule_worker;
