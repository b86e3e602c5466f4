-- Policies in Graph's shape: who may invite, which organisations' accounts come in, and the domain policy with its history.
alter table tenants
    -- Guests could not invite before, and do so only where an administrator says so.
    add column allow_invites_from text not null default 'adminsGuestInvitersAndAllMembers'
        constraint tenants_allow_invites_from_known check (
            allow_invites_from in ('none', 'adminsAndGuestInviters', 'adminsGuestInvitersAndAllMembers', 'everyone')),
    add column guest_user_role text not null default '10dae51f-b6af-4016-8d66-8c2a99b929b3'
        constraint tenants_guest_user_role_known check (
            guest_user_role in ('a0b1b346-4d3e-4e8b-98f8-753987be4970', '10dae51f-b6af-4016-8d66-8c2a99b929b3',
                                '2af84b1e-32c8-42b7-82bc-daa82404023b')),
    -- What a partner of its own does not say; null as the service makes it.
    add column cross_tenant_default jsonb,
    -- The newest version of the domain policy, and the newest that reaches pending invitations and guests inside. 0 is the empty one.
    add column domain_policy_version bigint not null default 0,
    add column pending_policy_version bigint not null default 0,
    add column guest_policy_version bigint not null default 0;

-- Organisations (Entra tenants) that are treated otherwise than the default says.
create table cross_tenant_partners (
    tenant_id uuid not null constraint cross_tenant_partners_tenant_fkey references tenants,
    partner_id uuid not null,
    settings jsonb not null,
    created_at timestamptz not null default now(),
    constraint cross_tenant_partners_pkey primary key (tenant_id, partner_id)
);
call keep_tenants_apart('cross_tenant_partners');
grant select, insert, update, delete on cross_tenant_partners to vestibule_app;
grant select on cross_tenant_partners to vestibule_worker;

-- Every change of the domain policy, whole. domain_rules holds the rules of the newest one.
create table domain_policy_versions (
    tenant_id uuid not null constraint domain_policy_versions_tenant_fkey references tenants,
    version bigint not null,
    patterns text[] not null,
    effects text[] not null,
    reach text not null constraint domain_policy_versions_reach_known
        check (reach in ('newInvitations', 'pendingInvitations', 'everyone')),
    actor_kind text not null,
    actor text,
    -- The version that this one brought back.
    restored_from bigint,
    -- The versions that decide about pending invitations and guests inside while this one is the newest: itself where it reaches them.
    pending_version bigint not null,
    guest_version bigint not null,
    created_at timestamptz not null default now(),
    -- How far the worker is that ends the sessions of guests whom it stops: the last guest it looked at, in the order of domains.
    at_domain text collate "C" not null default '',
    at_guest uuid not null default '00000000-0000-0000-0000-000000000000',
    guests_stopped bigint not null default 0,
    invitations_stopped bigint not null default 0,
    sessions_ended bigint not null default 0,
    leased_until timestamptz not null default '-infinity',
    finished_at timestamptz,
    -- Whether a newer version, which reaches as far, took the rest of its work over.
    is_superseded boolean not null default false,
    constraint domain_policy_versions_pkey primary key (tenant_id, version)
);
create index domain_policy_versions_unfinished on domain_policy_versions (leased_until) where finished_at is null;
call keep_tenants_apart('domain_policy_versions');
grant select, insert, update on domain_policy_versions to vestibule_app;
grant select, update on domain_policy_versions to vestibule_worker;

-- What stood before there were versions decided at every step, and is the first. Row-level security holds for its owner too, who would see
-- no rows.
alter table tenants no force row level security;
alter table domain_rules no force row level security;
alter table domain_policy_versions no force row level security;
insert into domain_policy_versions (tenant_id, version, patterns, effects, reach, actor_kind, pending_version, guest_version,
                                    finished_at)
select tenant_id, 1, array_agg(pattern order by pattern, effect), array_agg(effect order by pattern, effect), 'everyone', 'system',
       1, 1, now()
  from domain_rules group by tenant_id;
update tenants t set domain_policy_version = 1, pending_policy_version = 1, guest_policy_version = 1
  from domain_policy_versions v where v.tenant_id = t.tenant_id;
do $$
begin
    if exists (select from tenants t join domain_rules using (tenant_id) where t.domain_policy_version = 0) then
        raise exception 'domain rules without a version: run this migration as the owner of the tables';
    end if;
end
$$;
alter table tenants force row level security;
alter table domain_rules force row level security;
alter table domain_policy_versions force row level security;

-- The guest who invited, through an application.
alter table invitations add column inviter_guest uuid;
