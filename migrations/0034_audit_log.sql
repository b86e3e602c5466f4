-- The guest whom an event is about, so that the logs find it; null where there is none, and for what older programs wrote.
-- From here on audit_events holds what has just happened: one index, so that requests write it cheaply.
alter table audit_events
    add column guest_id uuid,
    set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);
grant delete on audit_events to vestibule_worker;

-- Where the sealing worker moves each event a moment later, at its place in its tenant's chain. Written once and read.
-- `month` is that of the sealing, in UTC, and never goes back along a chain: what a dropped partition takes with it is a chain's beginning.
create table audit_log (
    tenant_id uuid not null,
    event_id uuid not null,
    month date not null,
    at timestamptz not null,
    activity text not null,
    actor_kind text not null,
    actor text,
    target text,
    guest_id uuid,
    details jsonb,
    is_audit boolean not null,
    is_sign_in boolean not null,
    chain_position bigint not null,
    chain_hash bytea not null,
    constraint audit_log_pkey primary key (tenant_id, event_id, month)
) partition by range (month);
call keep_tenants_apart('audit_log');
grant select on audit_log to vestibule_app;
grant select, insert on audit_log to vestibule_worker;
-- The chain's walk, for verifying and exporting.
create index audit_log_chain on audit_log (tenant_id, chain_position);
-- Graph's two logs, whole.
create index audit_log_audits on audit_log (tenant_id, event_id) where is_audit;
create index audit_log_sign_ins on audit_log (tenant_id, event_id) where is_sign_in;
-- The newest of some kinds, whatever else has happened since.
create index audit_log_activity on audit_log (tenant_id, activity, event_id);
-- What happened to one guest, by log.
create index audit_log_guest_audits on audit_log (tenant_id, guest_id, event_id) where is_audit and guest_id is not null;
create index audit_log_guest_sign_ins on audit_log (tenant_id, guest_id, event_id) where is_sign_in and guest_id is not null;
-- What happened to one invitation or another thing, and who came into one application, which would hide the little that was done to it.
create index audit_log_target_audits on audit_log (tenant_id, target, event_id) where is_audit and target is not null;
create index audit_log_target_sign_ins on audit_log (tenant_id, target, event_id) where is_sign_in and target is not null;
-- What one application did, by kind. Guests and visitors, who write most events, add nothing to it.
create index audit_log_initiator on audit_log (tenant_id, actor, activity, event_id) where actor_kind = 'application';

-- All events, wherever they are; with the rights of who asks.
create view audit_trail with (security_invoker = true) as
select tenant_id, event_id, at, activity, actor_kind, actor, target, guest_id, details from audit_events
 union all
select tenant_id, event_id, at, activity, actor_kind, actor, target, guest_id, details from audit_log;
grant select on audit_trail to vestibule_app, vestibule_worker;

-- How far each tenant's chain goes, signed by a key that is not in the database.
create table audit_heads (
    tenant_id uuid not null,
    chain_position bigint not null,
    chain_hash bytea not null,
    signature bytea not null,
    month date not null,
    sealed_at timestamptz not null default now(),
    constraint audit_heads_pkey primary key (tenant_id)
);
call keep_tenants_apart('audit_heads');
grant select on audit_heads to vestibule_app;
grant select, insert, update on audit_heads to vestibule_worker;

-- Where each tenant's chain begins since a month was dropped: its last link, signed.
create table audit_checkpoints (
    tenant_id uuid not null,
    chain_position bigint not null,
    chain_hash bytea not null,
    signature bytea not null,
    made_at timestamptz not null default now(),
    constraint audit_checkpoints_pkey primary key (tenant_id, chain_position)
);
call keep_tenants_apart('audit_checkpoints');
grant select on audit_checkpoints to vestibule_app;
grant select, insert, update on audit_checkpoints to vestibule_worker;

-- The months come and go by these two, as their owner: the worker may neither create nor drop anything else.
create function make_audit_months() returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '2s'
as $$
declare
    this date := date_trunc('month', now() at time zone 'UTC');
    wanted date;
begin
    foreach wanted in array array[this, (this + interval '1 month')::date] loop
        if to_regclass('public.audit_log_' || to_char(wanted, 'YYYY_MM')) is null then
            -- Of two replicas one makes it.
            perform pg_advisory_xact_lock(hashtext('audit_log months'));
            execute format('create table if not exists public.%I partition of public.audit_log for values from (%L) to (%L)',
                           'audit_log_' || to_char(wanted, 'YYYY_MM'), wanted, (wanted + interval '1 month')::date);
        end if;
    end loop;
end
$$;

-- Drops a month that is over and has nothing kept before it; false when it is gone already.
create function drop_audit_month(dropped date) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '2s'
as $$
declare
    this date := date_trunc('month', now() at time zone 'UTC');
    gone text := 'audit_log_' || to_char(dropped, 'YYYY_MM');
begin
    if dropped >= this then
        raise exception 'the month of % is not over', dropped;
    end if;
    perform pg_advisory_xact_lock(hashtext('audit_log months'));
    if exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'public.audit_log'::regclass and c.relname < gone collate "C") then
        raise exception 'an earlier month than that of % is kept', dropped;
    end if;
    if to_regclass('public.' || gone) is null then
        return false;
    end if;
    execute format('drop table public.%I', gone);
    return true;
end
$$;
revoke all on function make_audit_months(), drop_audit_month(date) from public;
grant execute on function make_audit_months(), drop_audit_month(date) to vestibule_worker;

select make_audit_months();
