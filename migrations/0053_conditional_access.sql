-- What a tenant asks of guests before they are let in, and the places that it names.
create table conditional_access_policies (
    tenant_id uuid not null constraint conditional_access_policies_tenant_fkey references tenants,
    policy_id uuid not null,
    display_name text not null,
    state text not null constraint conditional_access_policies_state_known
        check (state in ('enabled', 'disabled', 'enabledForReportingButNotEnforced')),
    -- Which conditions and controls a program must know to judge by the rule.
    shape integer not null,
    rule jsonb not null,
    created_at timestamptz not null,
    changed_at timestamptz,
    constraint conditional_access_policies_pkey primary key (tenant_id, policy_id)
);
call keep_tenants_apart('conditional_access_policies');
grant select, insert, update, delete on conditional_access_policies to vestibule_app;

create table named_locations (
    tenant_id uuid not null constraint named_locations_tenant_fkey references tenants,
    location_id uuid not null,
    display_name text not null,
    extent jsonb not null,
    created_at timestamptz not null,
    changed_at timestamptz,
    constraint named_locations_pkey primary key (tenant_id, location_id)
);
call keep_tenants_apart('named_locations');
grant select, insert, update, delete on named_locations to vestibule_app;

-- From where the guest came to the application: what refresh tokens are judged by that its server sends. Null in older rows.
alter table grants add column whereabouts jsonb;
