-- The two roles that the service runs as (DESIGN §5). Logins are granted one of them; the owner runs migrations only.
-- Roles belong to the cluster, so another database of it may have made them before.
do $$
begin
    if not exists (select from pg_roles where rolname = 'vestibule_app') then
        create role vestibule_app nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'vestibule_worker') then
        create role vestibule_worker nologin;
    end if;
exception
    -- Two databases of one cluster may be migrated at the same moment; the roles are there then.
    when duplicate_object or unique_violation then null;
end
$$;

grant select on schema_migrations to vestibule_app, vestibule_worker;

-- The tenant of the running transaction; null when none was set, and then no row matches.
create function vestibule_tenant() returns uuid
    language sql stable parallel safe
    return nullif(current_setting('vestibule.tenant', true), '')::uuid;

-- Every tenant-owned table calls this: the app role sees one tenant's rows, the worker role sees all.
create procedure keep_tenants_apart(owned regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', owned);
    execute format('alter table %s force row level security', owned);
    execute format(
        'create policy tenant_rows on %s to vestibule_app using (tenant_id = vestibule_tenant()) with check (tenant_id = vestibule_tenant())',
        owned);
    execute format('create policy every_row on %s to vestibule_worker using (true) with check (true)', owned);
end
$$;
