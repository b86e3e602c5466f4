-- Whose mailbox the link went to, in lower case: what dies with a sponsor who goes, and nobody else's. Null in rows of programs before.
alter table sponsor_actions add column recipient text;
