-- Many invitations that one request asked for, and what each of them came to.
create table bulk_jobs (
    tenant_id uuid not null,
    job_id uuid not null,
    -- Who invites.
    application_id uuid not null,
    -- Who asked: the application or an operator, as events name them.
    maker_kind text not null,
    maker text,
    status text not null default 'notStarted'
        constraint bulk_jobs_status_known check (status in ('notStarted', 'running', 'succeeded', 'failed', 'canceled')),
    total integer not null,
    invited integer not null default 0,
    refused integer not null default 0,
    created_at timestamptz not null default now(),
    last_action_at timestamptz not null default now(),
    -- Whose turn comes first; null once the job is over.
    next_turn_at timestamptz default now(),
    constraint bulk_jobs_pkey primary key (tenant_id, job_id),
    constraint bulk_jobs_application_fkey foreign key (tenant_id, application_id) references applications
);
create index bulk_jobs_due on bulk_jobs (next_turn_at) where next_turn_at is not null;
create index bulk_jobs_under_way on bulk_jobs (tenant_id, job_id) where next_turn_at is not null;
create index bulk_jobs_age on bulk_jobs (created_at);
call keep_tenants_apart('bulk_jobs');
grant select, insert, update on bulk_jobs to vestibule_app;
grant select, update, delete on bulk_jobs to vestibule_worker;

create table bulk_lines (
    tenant_id uuid not null,
    job_id uuid not null,
    line integer not null,
    -- What the line asks for; null where it could not be read.
    wish jsonb,
    state text not null default 'waiting'
        constraint bulk_lines_state_known check (state in ('waiting', 'invited', 'refused', 'canceled')),
    code text,
    message text,
    invitation_id uuid,
    guest_id uuid,
    tries integer not null default 0,
    -- Due from here on; a claim moves it past the lease. Null once there is a result.
    next_try_at timestamptz,
    constraint bulk_lines_pkey primary key (tenant_id, job_id, line),
    constraint bulk_lines_job_fkey foreign key (tenant_id, job_id) references bulk_jobs on delete cascade
);
create index bulk_lines_due on bulk_lines (tenant_id, job_id, next_try_at, line) where next_try_at is not null;
call keep_tenants_apart('bulk_lines');
grant select, insert, update on bulk_lines to vestibule_app;
grant select, update, delete on bulk_lines to vestibule_worker;
