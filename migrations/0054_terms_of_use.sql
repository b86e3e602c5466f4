-- Terms that guests accept before they are let in, where a policy asks for them.
create table terms_of_use (
    tenant_id uuid not null constraint terms_of_use_tenant_fkey references tenants,
    terms_id uuid not null,
    display_name text not null,
    requires_viewing boolean not null,
    -- Null where one acceptance is for ever.
    reaccept_days integer,
    version integer not null default 1,
    -- The oldest version whose acceptance still counts.
    counts_since integer not null default 1,
    created_at timestamptz not null,
    changed_at timestamptz,
    constraint terms_of_use_pkey primary key (tenant_id, terms_id)
);
call keep_tenants_apart('terms_of_use');
grant select, insert, update, delete on terms_of_use to vestibule_app;

-- Every version stays: it is what somebody accepted.
create table terms_texts (
    tenant_id uuid not null,
    terms_id uuid not null,
    version integer not null,
    language text not null,
    file_name text not null,
    is_default boolean not null,
    markdown text not null constraint terms_texts_length check (octet_length(markdown) <= 100000),
    constraint terms_texts_pkey primary key (tenant_id, terms_id, version, language),
    constraint terms_texts_terms_fkey foreign key (tenant_id, terms_id) references terms_of_use on delete cascade
);
call keep_tenants_apart('terms_texts');
grant select, insert on terms_texts to vestibule_app;

create table terms_acceptances (
    tenant_id uuid not null,
    acceptance_id uuid not null,
    terms_id uuid not null,
    version integer not null,
    guest_id uuid not null,
    language text not null,
    network text,
    accepted_at timestamptz not null default now(),
    constraint terms_acceptances_pkey primary key (tenant_id, acceptance_id),
    constraint terms_acceptances_terms_fkey foreign key (tenant_id, terms_id) references terms_of_use on delete cascade,
    constraint terms_acceptances_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade
);
create index terms_acceptances_guest on terms_acceptances (tenant_id, guest_id, terms_id);
create index terms_acceptances_terms on terms_acceptances (tenant_id, terms_id, acceptance_id);
call keep_tenants_apart('terms_acceptances');
grant select, insert on terms_acceptances to vestibule_app;
