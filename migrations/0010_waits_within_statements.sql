-- A moment plus an interval depends on the session's time zone, so these are no more than stable. Called immutable they were never
-- taken into the statements that ask them: each execution of a statement read, parsed and planned them anew.
alter function guesses_wait_until(passcode_counts) stable;
alter function next_passcode_at(passcode_counts, integer, integer, integer) stable;
