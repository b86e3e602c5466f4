-- without a transaction
-- startswith(mail, …) is a range in the order of code points, which the index that keeps mailboxes apart answers only in a database
-- whose own order that is. Without this one such a filter reads all of its tenant's guests.
create index concurrently if not exists guests_mailbox_prefix on guests (tenant_id, mailbox collate "C") where deleted_at is null;
