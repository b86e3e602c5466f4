-- Places outside that a tenant has asked before a decision, or told of what happened.
create table hooks (
    tenant_id uuid not null constraint hooks_tenant_fkey references tenants,
    hook_id uuid not null,
    name text not null,
    url text not null,
    -- The point of the decision, or 'notification'.
    kind text not null,
    -- What a notification tells of; empty for everything.
    activities text[] not null default '{}',
    time_limit_ms integer not null constraint hooks_time_limit_bounded check (time_limit_ms between 100 and 5000),
    failure_mode text not null constraint hooks_failure_mode_known check (failure_mode in ('deny', 'allow')),
    is_enabled boolean not null,
    allowed_claims text[] not null default '{}',
    sealed_secret bytea not null,
    sealed_former_secret bytea,
    former_until timestamptz,
    -- Of a notification: the last place of the tenant's chain that was looked at.
    cursor_position bigint not null default 0,
    created_at timestamptz not null,
    constraint hooks_pkey primary key (tenant_id, hook_id)
);
-- Those that follow the chains.
create index hooks_following on hooks (tenant_id) where kind = 'notification' and is_enabled;
call keep_tenants_apart('hooks');
grant select, insert, update, delete on hooks to vestibule_app;
grant select, update on hooks to vestibule_worker;

-- Events on their way to hooks, and hooks' logs: what came of each call, and never what was said.
create table hook_deliveries (
    tenant_id uuid not null,
    delivery_id uuid not null,
    hook_id uuid not null,
    -- The activity, the point, or 'hook.test'.
    type text not null,
    -- Of an event: which, and its place in the chain. Null for decisions and tests.
    event_id uuid,
    position bigint,
    state text not null constraint hook_deliveries_state_known
        check (state in ('waiting', 'delivered', 'parked', 'allowed', 'denied', 'demanded', 'failed')),
    tries integer not null default 0,
    reply text,
    latency_ms integer,
    created_at timestamptz not null default now(),
    -- Null when nothing is left to do; a claim moves it past the lease.
    next_try_at timestamptz,
    constraint hook_deliveries_pkey primary key (tenant_id, delivery_id),
    -- An event goes to a hook once, and has one name there.
    constraint hook_deliveries_event_once unique (tenant_id, hook_id, event_id),
    constraint hook_deliveries_hook_fkey foreign key (tenant_id, hook_id) references hooks on delete cascade
);
create index hook_deliveries_due on hook_deliveries (next_try_at, position) where next_try_at is not null;
create index hook_deliveries_waiting on hook_deliveries (tenant_id, hook_id) where next_try_at is not null;
create index hook_deliveries_of_hook on hook_deliveries (tenant_id, hook_id, created_at, delivery_id);
create index hook_deliveries_age on hook_deliveries (created_at) where next_try_at is null;
call keep_tenants_apart('hook_deliveries');
grant select, update on hook_deliveries to vestibule_app;
grant select, insert, update, delete on hook_deliveries to vestibule_worker;
