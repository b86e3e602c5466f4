-- Requests of an application to the API in a minute, which the replicas add up here (SECURITY 18).
create table request_counts (
    tenant_id uuid not null,
    application_id uuid not null,
    minute timestamptz not null,
    requests integer not null,
    constraint request_counts_pkey primary key (tenant_id, application_id, minute)
);
call keep_tenants_apart('request_counts');
grant select on request_counts to vestibule_app;
grant select, insert, update, delete on request_counts to vestibule_worker;
