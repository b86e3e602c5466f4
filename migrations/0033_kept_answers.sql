-- What a request with an Idempotency-Key was answered, for who asks again; one without an answer is under way.
create table kept_answers (
    tenant_id uuid not null,
    application_id uuid not null,
    idempotency_key text not null,
    request_digest bytea not null,
    -- Whoever claimed it last: an answer that comes after another's claim is not kept.
    claim_id uuid not null,
    claimed_at timestamptz not null default now(),
    status integer,
    -- Header fields and body.
    sealed_answer bytea,
    expires_at timestamptz not null default now() + interval '24 hours',
    constraint kept_answers_pkey primary key (tenant_id, application_id, idempotency_key)
);
create index kept_answers_expiry on kept_answers (expires_at);
call keep_tenants_apart('kept_answers');
grant select, insert, update, delete on kept_answers to vestibule_app;
grant select, delete on kept_answers to vestibule_worker;
