-- The least that a refresh token must do: it is spent, the next one begins, and grant, session, guest and roles are read.
-- The first tokens are made beforehand; each spends the one that its client's turn before this wrote.
\set grant (:run * 16 + :client_id) * :sessions + :n % :sessions
\set token :n / :sessions * 100000000 + :grant
\set next :token + 100000000
\set n :n + 1
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
with used as (
    update refresh_tokens set used_at = now(), used_by = tenant_id
     where tenant_id = :tenant::uuid and token_id = ('9' || lpad(:token, 31, '0'))::uuid and digest = :digest::bytea and used_at is null
    returning tenant_id, grant_id
), live as (
    select g.tenant_id, g.guest_id, g.address, g.display_name, s.session_id, s.methods, s.proved_at, s.expires_at, k.grant_id, k.scope,
           array(select r.value from app_role_assignments m
                   join app_roles r on r.tenant_id = m.tenant_id and r.application_id = m.application_id and r.role_id = m.role_id
                  where m.tenant_id = :tenant::uuid and m.guest_id = g.guest_id and m.application_id = :application::uuid) as roles
      from used
      join grants k on k.tenant_id = used.tenant_id and k.grant_id = used.grant_id
      join sessions s on s.tenant_id = k.tenant_id and s.session_id = k.session_id
      join guests g on g.tenant_id = k.tenant_id and g.guest_id = k.guest_id
     where k.application_id = :application::uuid and k.revoked_at is null and s.ended_at is null and s.expires_at > now()
       and g.deleted_at is null and g.is_enabled and g.state = 'Accepted'
), next as (
    insert into refresh_tokens (tenant_id, token_id, grant_id, digest, expires_at)
    select tenant_id, ('9' || lpad(:next, 31, '0'))::uuid, grant_id, :digest::bytea, expires_at from live
)
select guest_id, address, display_name, session_id, methods, proved_at, expires_at, grant_id, scope, roles from live;
\endpipeline
