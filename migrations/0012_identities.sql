-- Whom a provider knows a guest as; without one it is the mailbox that signs in. Azure AD and Microsoft account: home tenant and object id.
alter table guests
    add column identity_door text,
    add column identity_issuer text,
    add column identity_subject text,
    add column identity_bound_at timestamptz,
    add constraint guests_identity_whole
        check (num_nonnulls(identity_door, identity_issuer, identity_subject, identity_bound_at) in (0, 4)) not valid;

alter table attempts
    add column door text not null default 'passcode',
    -- Doors that this browser came back from because there is no such account.
    add column failed_doors text[] not null default '{}',
    -- Who the provider of `door` says it is; the mailbox may still have to be proved.
    add column identity_issuer text,
    add column identity_subject text;

-- A browser that is on its way to a provider and back. The state that it carries comes back once, to this browser.
create table provider_visits (
    tenant_id uuid not null,
    visit_id uuid not null,
    -- SHA-256 of the state, and of the secret in the browser's cookie. Nonce and verifier are made from the state by a key outside.
    digest bytea not null,
    browser_digest bytea not null,
    purpose text not null constraint provider_visits_purpose_known check (purpose in ('redemption', 'signIn')),
    door text not null,
    attempt_id uuid,
    invitation_id uuid,
    return_path text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null default now() + interval '10 minutes',
    used_at timestamptz,
    constraint provider_visits_pkey primary key (tenant_id, visit_id)
);
create index provider_visits_expiry on provider_visits (expires_at);
call keep_tenants_apart('provider_visits');
grant select, insert, update on provider_visits to vestibule_app;
grant select, delete on provider_visits to vestibule_worker;
