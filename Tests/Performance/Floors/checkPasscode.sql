-- The least that a right code must write: the attempt proved, the mailbox's count cleared, the session, the audit event.
-- The attempts are made beforehand, and each is used once.
\set n :n + 1
\set id (:run * 16 + :client_id) * :perclient + :n
\startpipeline
select set_config('vestibule.tenant', :tenant, true);
with guess as (
    update attempts
       set wrong_guesses = wrong_guesses + case when passcode_code = :digest::bytea then 0 else 1 end,
           proved_at = now(), finished_at = now()
     where tenant_id = :tenant::uuid and attempt_id = ('6' || lpad(:id, 31, '0'))::uuid and digest = :digest::bytea
       and passcode_expires_at > now() and wrong_guesses < 5 and proved_at is null
    returning tenant_id, guest_id, mailbox, bucket
), tally as (
    update passcode_counts c set wrong_in_a_row = 0, changed_at = now()
      from guess g where c.tenant_id = g.tenant_id and c.mailbox = g.mailbox and c.bucket = g.bucket
), session as (
    insert into sessions (tenant_id, session_id, guest_id, digest, methods, proved_at, expires_at)
    select tenant_id, ('6' || lpad(:id, 31, '0'))::uuid, guest_id, :digest::bytea, array['otp'], now(), now() + interval '1 day'
      from guess
), event as (
    insert into audit_events (tenant_id, event_id, activity, actor_kind, target)
    select tenant_id, ('6' || lpad(:id, 31, '0'))::uuid, 'signedIn', 'visitor', :id from guess
)
select guest_id from guess;
\endpipeline
