#pragma once
// One question to the C library's resolver (res_nquery), with a state of its own so that threads do not share any.

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdint.h>
#include <string.h>

// Asks for the records of `type` (RFC 1035, 3.2.2) of `name` and fills `answer`, a whole DNS message (RFC 1035, 4.1). Blocks for up to about ten seconds.
// `server`, an IPv4 address with `port`, is asked instead of the machine's own name servers; NULL for those.
// Returns the message's length, or -1 with `problem` set to HOST_NOT_FOUND, NO_DATA, TRY_AGAIN or NO_RECOVERY.
static inline int vestibule_ask(
    const char *name, int type, const char *server, uint16_t port, uint8_t *answer, int capacity, int *problem) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) {
        *problem = NO_RECOVERY;
        return -1;
    }
    state.retrans = 2;
    state.retry = 2;
    if (server != NULL) {
        memset(&state.nsaddr_list[0], 0, sizeof state.nsaddr_list[0]);
        state.nsaddr_list[0].sin_family = AF_INET;
        state.nsaddr_list[0].sin_port = htons(port);
        if (inet_pton(AF_INET, server, &state.nsaddr_list[0].sin_addr) != 1) {
            res_nclose(&state);
            *problem = NO_RECOVERY;
            return -1;
        }
        state.nscount = 1;
    }
    int length = res_nquery(&state, name, ns_c_in, type, answer, capacity);
    *problem = length < 0 ? state.res_h_errno : 0;
    res_nclose(&state);
    return length;
}

static const int vestibule_no_such_name = HOST_NOT_FOUND;
static const int vestibule_no_such_record = NO_DATA;
