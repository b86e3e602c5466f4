-- The least that a guest's session asks for at an application: once the session with its guest, for the code; then, for the tokens, both
-- again with the guest's roles, and what begins: grant, refresh token, audit event. Tenant and application are known to a warm service.
\set n :n + 1
\set id (:run * 100 + :client_id) * 100000000 + :n
\set session (:run * 16 + :client_id) * :sessions + :n % :sessions
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
select g.guest_id, g.address, g.display_name, s.session_id, s.digest, s.methods, s.proved_at, s.expires_at
  from sessions s
  join guests g on g.tenant_id = s.tenant_id and g.guest_id = s.guest_id
 where s.tenant_id = :tenant::uuid and s.session_id = ('9' || lpad(:session, 31, '0'))::uuid
   and s.ended_at is null and s.expires_at > now() and g.deleted_at is null and g.is_enabled and g.state = 'Accepted';
\endpipeline
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
with live as (
    select g.tenant_id, g.guest_id, g.address, g.display_name, s.session_id, s.methods, s.proved_at, s.expires_at,
           array(select r.value from app_role_assignments m
                   join app_roles r on r.tenant_id = m.tenant_id and r.application_id = m.application_id and r.role_id = m.role_id
                  where m.tenant_id = :tenant::uuid and m.guest_id = g.guest_id and m.application_id = :application::uuid) as roles
      from sessions s
      join guests g on g.tenant_id = s.tenant_id and g.guest_id = s.guest_id
     where s.tenant_id = :tenant::uuid and s.session_id = ('9' || lpad(:session, 31, '0'))::uuid
       and s.ended_at is null and s.expires_at > now() and g.deleted_at is null and g.is_enabled and g.state = 'Accepted'
), begun as (
    insert into grants (tenant_id, grant_id, application_id, guest_id, session_id, scope, spent_by, expires_at)
    select tenant_id, ('8' || lpad(:id, 31, '0'))::uuid, :application::uuid, guest_id, session_id,
           array['openid', 'profile', 'email', 'offline_access'], session_id, expires_at
      from live
    on conflict on constraint grants_pkey do nothing
    returning tenant_id, grant_id, guest_id, expires_at
), refresh as (
    insert into refresh_tokens (tenant_id, token_id, grant_id, digest, expires_at)
    select tenant_id, grant_id, grant_id, :digest::bytea, expires_at from begun
), event as (
    insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target)
    select tenant_id, grant_id, 'applicationEntered', 'guest', guest_id::text, :application from begun
)
select live.guest_id, live.address, live.display_name, live.session_id, live.methods, live.proved_at, live.expires_at, live.roles
  from live, begun;
\endpipeline
