alter table access_reviews
    -- Which letter its sponsors get: the first, or a later reminder.
    add column letter_round integer not null default 0,
    -- How far the worker is with it: the last sponsor who has it. Null when all have.
    add column at_reviewer text,
    add column asked_at timestamptz;

-- A letter that asks a sponsor which guests stay, with its link.
create table access_review_notices (
    tenant_id uuid not null,
    notice_id uuid not null,
    review_id uuid not null,
    letter_round integer not null,
    mailbox text not null,
    address text not null,
    digest bytea not null,
    -- Whether it counts all guests whom the sponsor is asked about: not any more once it answers for others too.
    tells_all boolean not null default true,
    created_at timestamptz not null default now(),
    constraint access_review_notices_pkey primary key (tenant_id, notice_id),
    constraint access_review_notices_review_fkey foreign key (tenant_id, review_id) references access_reviews on delete cascade
);
create unique index access_review_notices_once on access_review_notices (tenant_id, review_id, letter_round, mailbox) where tells_all;
call keep_tenants_apart('access_review_notices');
grant select, insert, update on access_review_notices to vestibule_app;
grant select on access_review_notices to vestibule_worker;

create index access_review_decisions_reviewer on access_review_decisions (tenant_id, review_id, lower(reviewer), guest_id)
    where reviewer is not null;
