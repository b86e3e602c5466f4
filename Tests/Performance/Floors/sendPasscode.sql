-- The least that a code for a returning guest must write: the counts of its mailbox and its network, attempt, letter, audit event.
\set n :n + 1
\set id (:run * 100 + :client_id) * 100000000 + :n
\set guest random(1, :guests)
\set partner :guest % 97
\set slot random(0, 7)
\set network random(1, 20000)
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
with guest as (
    select guest_id, address, mailbox from guests
     where tenant_id = :tenant::uuid and mailbox = 'guest' || :guest || '@partner' || :partner || '.example'
       and deleted_at is null
), network as (
    insert into network_counts as n (tenant_id, network, slot, sends)
    values (:tenant::uuid, '10.' || :network, :slot::smallint, 1)
    on conflict on constraint network_counts_pkey do update set sends = n.sends + 1
), allowed as (
    insert into passcode_counts as c (tenant_id, mailbox, bucket, last_sent_at, sent_in_hour, sent_in_day)
    select :tenant::uuid, mailbox, '', now(), 1, 1 from guest
    on conflict on constraint passcode_counts_pkey do update
       set last_sent_at = now(), changed_at = now(), sent_in_hour = c.sent_in_hour + 1, sent_in_day = c.sent_in_day + 1
    returning c.tenant_id
), begun as (
    insert into attempts (tenant_id, attempt_id, digest, purpose, guest_id, address, mailbox, bucket, network, tenant_revision,
                          passcode_code, passcode_word, passcode_sent_at, passcode_expires_at, passcode_letter_id,
                          report_digest, expires_at)
    select a.tenant_id, ('8' || lpad(:id, 31, '0'))::uuid, :digest::bytea, 'signIn', g.guest_id, g.address, g.mailbox, '',
           '10.1', 1, :digest::bytea, 'copper-river', now(), now() + interval '30 minutes', ('8' || lpad(:id, 31, '0'))::uuid,
           :digest::bytea, now() + interval '2 hours'
      from allowed a, guest g
    returning tenant_id
), letter as (
    insert into letters (tenant_id, letter_id, kind, recipient, language, sealed_body, drop_after)
    select :tenant::uuid, ('8' || lpad(:id, 31, '0'))::uuid, 'passcode', g.address, 'en', :passcodebody::bytea,
           now() + interval '30 minutes'
      from begun, guest g
), event as (
    insert into audit_events (tenant_id, event_id, activity, actor_kind, target)
    select tenant_id, ('8' || lpad(:id, 31, '0'))::uuid, 'passcodeSent', 'visitor', :id from begun
)
select exists (select from begun) as is_begun;
\endpipeline
