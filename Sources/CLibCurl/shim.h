#ifndef VESTIBULE_CLIBCURL_SHIM_H
#define VESTIBULE_CLIBCURL_SHIM_H

#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>

// libcurl's setters and getters are variadic, which Swift cannot call: one typed function for each kind of argument.

static inline CURLcode vestibule_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode vestibule_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode vestibule_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode vestibule_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode vestibule_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode vestibule_set_transfer_callback(
    CURL *easy, CURLoption option, size_t (*callback)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(easy, option, callback);
}

static inline CURLcode vestibule_set_seek_callback(CURL *easy, int (*callback)(void *, curl_off_t, int)) {
    return curl_easy_setopt(easy, CURLOPT_SEEKFUNCTION, callback);
}

static inline CURLcode vestibule_set_open_socket_callback(
    CURL *easy, curl_socket_t (*callback)(void *, curlsocktype, struct curl_sockaddr *)) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

static inline CURLcode vestibule_set_close_socket_callback(CURL *easy, int (*callback)(void *, curl_socket_t)) {
    return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, callback);
}

static inline CURLcode vestibule_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode vestibule_get_socket(CURL *easy, CURLINFO info, curl_socket_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode vestibule_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLcode vestibule_message_result(const CURLMsg *message) {
    return message->data.result;
}

// When the server's own certificate ends, as text that lives as long as the handle; NULL when none was kept (CURLOPT_CERTINFO).
static inline const char *vestibule_certificate_end(CURL *easy) {
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain || chain->num_of_certs < 1) return NULL;
    for (struct curl_slist *line = chain->certinfo[0]; line; line = line->next)
        if (strncmp(line->data, "Expire date:", 12) == 0) return line->data + 12;
    return NULL;
}

// The address that follows curl_sockaddr's head; it may be longer than a plain `struct sockaddr`.
static inline const void *vestibule_address_bytes(const struct curl_sockaddr *address) {
    return &address->addr;
}

static inline long vestibule_global_default(void) {
    return CURL_GLOBAL_DEFAULT;
}

#endif
