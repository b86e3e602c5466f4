-- The least that inviting a new guest must write: guest, invitation, letter, audit event, and the day's count of letters to the mailbox.
\set n :n + 1
\set id (:run * 100 + :client_id) * 100000000 + :n
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
with counted as (
    insert into invitation_counts (tenant_id, mailbox, day, letters)
    values (:tenant::uuid, 'f' || :id || '@partner.example', (now() at time zone 'utc')::date, 1)
    on conflict on constraint invitation_counts_pkey do update set letters = invitation_counts.letters + 1
    returning 1
), guest as (
    insert into guests (tenant_id, guest_id, address, mailbox, display_name, invitation_id)
    select :tenant::uuid, ('7' || lpad(:id, 31, '0'))::uuid, 'f' || :id || '@partner.example',
           'f' || :id || '@partner.example', 'Guest ' || :id, ('7' || lpad(:id, 31, '0'))::uuid
      from counted
    on conflict (tenant_id, mailbox) where deleted_at is null do update set invitation_id = excluded.invitation_id
    returning guest_id, state, address
), invited as (
    insert into invitations (tenant_id, invitation_id, guest_id, digest, address, display_name, redirect_url, sends_letter,
                             inviter, expires_at, letter_id)
    select :tenant::uuid, ('7' || lpad(:id, 31, '0'))::uuid, guest_id, :digest::bytea, address, 'Guest',
           'https://app.tenant0.example/welcome', true, :tenant::uuid, now() + interval '30 days',
           ('7' || lpad(:id, 31, '0'))::uuid
      from guest
    returning created_at
), letter as (
    insert into letters (tenant_id, letter_id, kind, recipient, language, invitation_id, sealed_body, drop_after)
    select :tenant::uuid, ('7' || lpad(:id, 31, '0'))::uuid, 'invitation', address, 'en', guest_id, :invitationbody::bytea,
           now() + interval '30 days'
      from guest
), event as (
    insert into audit_events (tenant_id, event_id, activity, actor_kind, actor, target)
    select :tenant::uuid, ('7' || lpad(:id, 31, '0'))::uuid, 'invitationCreated', 'application', :tenant, guest_id::text
      from guest
)
select g.guest_id, g.state, g.address, i.created_at from guest g, invited i;
\endpipeline
