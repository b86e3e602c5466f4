#pragma once
// libpq, and the few of its macros that Swift does not see as typed constants.

#include <libpq-fe.h>

static const int vestibule_diag_severity = PG_DIAG_SEVERITY_NONLOCALIZED;
static const int vestibule_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int vestibule_diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int vestibule_diag_detail = PG_DIAG_MESSAGE_DETAIL;
static const int vestibule_diag_hint = PG_DIAG_MESSAGE_HINT;
static const int vestibule_diag_table = PG_DIAG_TABLE_NAME;
static const int vestibule_diag_column = PG_DIAG_COLUMN_NAME;
static const int vestibule_diag_constraint = PG_DIAG_CONSTRAINT_NAME;

// libpq prints notices to standard error unless it is given somewhere else to put them.
static inline void vestibule_drop_notice(void *argument, const PGresult *result) {
    (void)argument;
    (void)result;
}

static inline void vestibule_silence_notices(PGconn *connection) {
    PQsetNoticeReceiver(connection, vestibule_drop_notice, 0);
}
