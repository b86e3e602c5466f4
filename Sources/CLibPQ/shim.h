#pragma once
// libpq, and the few of its macros that Swift does not see as typed constants.

#include <libpq-fe.h>
#include <string.h>

static const int vestibule_diag_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int vestibule_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int vestibule_diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int vestibule_diag_detail = PG_DIAG_MESSAGE_DETAIL;
static const int vestibule_diag_hint = PG_DIAG_MESSAGE_HINT;
static const int vestibule_diag_table = PG_DIAG_TABLE_NAME;
static const int vestibule_diag_column = PG_DIAG_COLUMN_NAME;
static const int vestibule_diag_constraint = PG_DIAG_CONSTRAINT_NAME;

// What a server says unasked. libpq would print it to standard error; only a farewell matters: a session that was told to
// end (class 57P) sends one and hangs up a moment later.
static inline void vestibule_hear_notice(void *farewell, const PGresult *notice) {
    const char *state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
    if (state && strncmp(state, "57P", 3) == 0) *(int *)farewell = 1;
}

static inline void vestibule_hear_notices(PGconn *connection, int *farewell) {
    PQsetNoticeReceiver(connection, vestibule_hear_notice, farewell);
}
