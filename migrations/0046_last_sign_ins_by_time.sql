-- without a transaction
-- Who has not signed in for long, oldest first: few of a large tenant's guests.
create index concurrently if not exists last_sign_ins_by_time on last_sign_ins (tenant_id, signed_in_at, guest_id);
