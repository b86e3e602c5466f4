-- Reviews of whether guests still need access. A definition and its one instance are one row, because none recurs.
create table access_reviews (
    tenant_id uuid not null constraint access_reviews_tenant_fkey references tenants,
    review_id uuid not null,
    instance_id uuid not null,
    display_name text not null,
    admin_description text,
    reviewer_description text,
    -- Which guests, as it was sent: read anew when the review begins.
    scope_query text not null,
    -- Whether the guests' sponsors are asked, or nobody but who calls the API.
    asks_sponsors boolean not null,
    duration_days integer not null,
    default_decision text not null constraint access_reviews_default_known
        check (default_decision in ('None', 'Approve', 'Deny', 'Recommendation')),
    uses_default boolean not null,
    applies_itself boolean not null,
    recommends boolean not null,
    justifies_approval boolean not null,
    sends_letters boolean not null,
    sends_reminder boolean not null,
    status text not null default 'NotStarted' constraint access_reviews_status_known
        check (status in ('NotStarted', 'Starting', 'InProgress', 'Completed', 'Applying', 'Applied')),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    -- Who became a guest later is not in it.
    begun_at timestamptz,
    guests integer not null default 0,
    -- How far the worker is: the last guest for whom it did what the status says.
    at_guest uuid not null default '00000000-0000-0000-0000-000000000000',
    -- Who has it applied, as events name them.
    applier_kind text,
    applier text,
    maker_kind text not null,
    maker text,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    -- When there is something to do next; a claim moves it past the lease. Null when nothing is left.
    next_turn_at timestamptz,
    constraint access_reviews_pkey primary key (tenant_id, review_id)
);
create index access_reviews_due on access_reviews (next_turn_at) where next_turn_at is not null;
call keep_tenants_apart('access_reviews');
grant select, insert, update, delete on access_reviews to vestibule_app;
grant select, update on access_reviews to vestibule_worker;

-- What was decided about one guest. The keys lead from one guest to the next, for pages and for the worker.
create table access_review_decisions (
    tenant_id uuid not null,
    review_id uuid not null,
    guest_id uuid not null,
    decision text not null default 'NotReviewed' constraint access_review_decisions_decision_known
        check (decision in ('NotReviewed', 'Approve', 'Deny', 'DontKnow')),
    -- Null where the review recommends nothing.
    recommendation text constraint access_review_decisions_recommendation_known check (recommendation in ('Approve', 'Deny')),
    justification text,
    -- The sponsor who is asked.
    reviewer text,
    decider_kind text,
    decider text,
    decided_at timestamptz,
    apply_result text not null default 'New' constraint access_review_decisions_result_known
        check (apply_result in ('New', 'AppliedSuccessfully', 'AppliedSuccessfullyButObjectNotFound')),
    applied_at timestamptz,
    constraint access_review_decisions_pkey primary key (tenant_id, review_id, guest_id),
    constraint access_review_decisions_review_fkey foreign key (tenant_id, review_id) references access_reviews on delete cascade,
    constraint access_review_decisions_guest_fkey foreign key (tenant_id, guest_id) references guests on delete cascade
);
create index access_review_decisions_guest on access_review_decisions (tenant_id, guest_id);
call keep_tenants_apart('access_review_decisions');
grant select, insert, update on access_review_decisions to vestibule_app;
grant select on access_review_decisions to vestibule_worker;
