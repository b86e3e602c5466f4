-- Who is not invited may ask an application for it, where the application takes such requests: then it says where its guests begin.
alter table applications
    add column start_url text,
    add column takes_access_requests boolean not null default false,
    add constraint applications_access_requests_start check (not takes_access_requests or start_url is not null) not valid;

alter table attempts
    -- What a stranger asks for, until the mailbox is proved.
    add column application_id uuid,
    add column asker_name text,
    add column asker_reason text,
    add column asker_language text,
    drop constraint attempts_purpose_known,
    add constraint attempts_purpose_known check (purpose in ('redemption', 'signIn', 'accessRequest')) not valid;

-- What strangers ask for whose mailbox is proved.
create table access_requests (
    tenant_id uuid not null,
    request_id uuid not null,
    application_id uuid not null,
    address text not null,
    mailbox text not null,
    asker_name text not null,
    reason text,
    language text not null,
    network text not null,
    -- The newest proof.
    attempt_id uuid not null,
    state text not null default 'open'
        constraint access_requests_state_known check (state in ('open', 'approved', 'refused', 'withdrawn')),
    asks integer not null default 1,
    created_at timestamptz not null default now(),
    asked_at timestamptz not null default now(),
    -- When the sponsor was last written to; null while the request is held back.
    told_at timestamptz,
    decided_at timestamptz,
    decided_by text,
    invitation_id uuid,
    constraint access_requests_pkey primary key (tenant_id, request_id),
    constraint access_requests_application_fkey foreign key (tenant_id, application_id) references applications
);
-- Who asks again asks the same.
create unique index access_requests_open_one on access_requests (tenant_id, application_id, mailbox) where state = 'open';
create index access_requests_mailbox on access_requests (tenant_id, mailbox);
-- How many came today.
create index access_requests_asked on access_requests (tenant_id, asked_at);
create index access_requests_age on access_requests (asked_at);
call keep_tenants_apart('access_requests');
grant select, insert, update on access_requests to vestibule_app;
grant select, delete on access_requests to vestibule_worker;

alter table sponsor_actions
    alter column invitation_id drop not null,
    add column request_id uuid,
    drop constraint sponsor_actions_kind_known,
    add constraint sponsor_actions_kind_known
        check (kind in ('liftFreeze', 'approveLink', 'allowPasscode', 'approveAccess', 'refuseAccess')) not valid,
    add constraint sponsor_actions_one_subject check (num_nonnulls(invitation_id, request_id) = 1) not valid;
