-- Whose mailbox the link went to, in lower case: what dies with a sponsor who goes, and nobody else's. Null in rows of programs before.
alter table sponsor_actions add column recipient text;

-- Whether guests may ask by themselves that a colleague takes their place.
alter table tenants add column guests_may_hand_over boolean not null default false;

-- A colleague who shall take a guest's place, once a sponsor agrees.
create table hand_overs (
    tenant_id uuid not null,
    hand_over_id uuid not null,
    guest_id uuid not null,
    -- The guest's sessions_valid_from of then: what ends the guest's sign-ins ends the question too.
    guest_since timestamptz,
    digest bytea not null,
    -- Who got the letter.
    sponsor text not null,
    -- Who invites the colleague.
    application_id uuid not null,
    is_asked_by_guest boolean not null,
    address text not null,
    display_name text,
    redirect_url text not null,
    sends_letter boolean not null,
    message text,
    language text,
    reason text,
    state text not null default 'pendingApproval'
        constraint hand_overs_state_known check (state in ('pendingApproval', 'approved', 'declined', 'withdrawn')),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    -- The guest who came in the place.
    successor_id uuid,
    invitation_id uuid,
    constraint hand_overs_pkey primary key (tenant_id, hand_over_id),
    constraint hand_overs_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade
);
create index hand_overs_of_guest on hand_overs (tenant_id, guest_id, hand_over_id);
create index hand_overs_age on hand_overs (created_at);
call keep_tenants_apart('hand_overs');
grant select, insert, update on hand_overs to vestibule_app;
grant select, delete on hand_overs to vestibule_worker;
