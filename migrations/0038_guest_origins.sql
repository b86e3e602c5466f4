-- Where a guest was brought here from: the id that it has there, and what was said of it there when it was last looked at.
create table guest_origins (
    tenant_id uuid not null,
    origin text not null constraint guest_origins_origin_known check (origin in ('entra')),
    origin_id text not null,
    guest_id uuid not null,
    said jsonb not null,
    imported_at timestamptz not null default now(),
    -- When the guest was put into a bulk job.
    invited_at timestamptz,
    constraint guest_origins_pkey primary key (tenant_id, origin, origin_id),
    constraint guest_origins_one_a_guest unique (tenant_id, guest_id, origin),
    constraint guest_origins_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade
);
call keep_tenants_apart('guest_origins');
grant select, insert, update on guest_origins to vestibule_app;
grant select on guest_origins to vestibule_worker;
