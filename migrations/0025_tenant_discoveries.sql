-- Guests who come without a tenant's address and ask where to sign in. They are of no tenant: whose guests they are is looked up
-- when they are answered, so that asking takes the same time for everybody.
create table tenant_discoveries (
    discovery_id uuid not null,
    mailbox_hash bytea not null,
    network text not null,
    -- Address, browser and language.
    sealed_question bytea not null,
    -- The tenants that were found.
    sealed_list bytea,
    created_at timestamptz not null default now(),
    -- Due from here on; a claim moves it past the lease. Null once answered.
    next_try_at timestamptz default now(),
    constraint tenant_discoveries_pkey primary key (discovery_id)
);
create index tenant_discoveries_due on tenant_discoveries (next_try_at) where next_try_at is not null;
create index tenant_discoveries_mailbox on tenant_discoveries (mailbox_hash, created_at);
create index tenant_discoveries_network on tenant_discoveries (network, created_at);
create index tenant_discoveries_age on tenant_discoveries (created_at);
grant select, insert on tenant_discoveries to vestibule_app;
grant select, update, delete on tenant_discoveries to vestibule_worker;
