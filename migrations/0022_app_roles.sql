-- Whether an application lets in only guests who were assigned to it.
alter table applications add column requires_assignment boolean not null default false;

-- What guests may be to an application, in the application's own words.
create table app_roles (
    tenant_id uuid not null,
    application_id uuid not null,
    role_id uuid not null,
    value text not null constraint app_roles_value_length check (length(value) between 1 and 120),
    display_name text not null,
    description text,
    is_enabled boolean not null default true,
    created_at timestamptz not null default now(),
    constraint app_roles_pkey primary key (tenant_id, application_id, role_id),
    constraint app_roles_application_fkey foreign key (tenant_id, application_id) references applications,
    constraint app_roles_value_once unique (tenant_id, application_id, value)
);
call keep_tenants_apart('app_roles');
grant select, insert, update, delete on app_roles to vestibule_app;
grant select on app_roles to vestibule_worker;

-- Who may use an application, and as what. Goes with its role, and with its guest's row.
create table app_role_assignments (
    tenant_id uuid not null,
    assignment_id uuid not null,
    guest_id uuid not null,
    application_id uuid not null,
    -- Null: default access, without a role.
    role_id uuid,
    assigned_at timestamptz not null default now(),
    constraint app_role_assignments_pkey primary key (tenant_id, assignment_id),
    constraint app_role_assignments_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade,
    constraint app_role_assignments_application_fkey foreign key (tenant_id, application_id) references applications,
    constraint app_role_assignments_role_fkey foreign key (tenant_id, application_id, role_id)
        references app_roles on delete cascade,
    constraint app_role_assignments_once unique nulls not distinct (tenant_id, guest_id, application_id, role_id)
);
create index app_role_assignments_of_application on app_role_assignments (tenant_id, application_id, assignment_id);
call keep_tenants_apart('app_role_assignments');
grant select, insert, delete on app_role_assignments to vestibule_app;
grant select on app_role_assignments to vestibule_worker;
