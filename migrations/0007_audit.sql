create table audit_events (
    tenant_id uuid not null,
    event_id uuid not null,
    at timestamptz not null default now(),
    activity text not null,
    actor_kind text not null,
    actor text,
    target text,
    details jsonb,
    constraint audit_events_pkey primary key (tenant_id, event_id)
);
call keep_tenants_apart('audit_events');
-- Written and read, never changed.
grant select, insert on audit_events to vestibule_app, vestibule_worker;
