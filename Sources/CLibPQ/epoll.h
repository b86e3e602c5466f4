#pragma once
// What Swift's Glibc module lacks: epoll, eventfd and a clock read without conversions.

#include <poll.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static const uint32_t vestibule_readable = EPOLLIN | EPOLLRDHUP;
static const uint32_t vestibule_writable = EPOLLOUT;
static const uint32_t vestibule_once = EPOLLONESHOT;

static inline int vestibule_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

static inline int vestibule_epoll_add(int epoll, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

static inline int vestibule_epoll_change(int epoll, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(epoll, EPOLL_CTL_MOD, descriptor, &event);
}

static inline int vestibule_epoll_remove(int epoll, int descriptor) {
    struct epoll_event event = {0};
    return epoll_ctl(epoll, EPOLL_CTL_DEL, descriptor, &event);
}

// Fills `tokens` and returns how many descriptors are ready; -1 with errno as epoll_wait does.
static inline int vestibule_epoll_wait(int epoll, uint64_t *tokens, int capacity, int milliseconds) {
    struct epoll_event events[64];
    int count = epoll_wait(epoll, events, capacity < 64 ? capacity : 64, milliseconds);
    for (int index = 0; index < count; index++) tokens[index] = events[index].data.u64;
    return count;
}

static inline int vestibule_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

static inline void vestibule_eventfd_ring(int descriptor) {
    uint64_t one = 1;
    ssize_t written = write(descriptor, &one, sizeof one);
    (void)written;
}

static inline void vestibule_eventfd_hush(int descriptor) {
    uint64_t count;
    ssize_t taken = read(descriptor, &count, sizeof count);
    (void)taken;
}

static inline uint64_t vestibule_monotonic_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

// Whether something waits to be read, or the other side has hung up; never blocks.
static inline int vestibule_is_readable(int descriptor) {
    struct pollfd question = {.fd = descriptor, .events = POLLIN};
    return poll(&question, 1, 0) != 0;
}

// Names the calling thread, as `top -H` and debuggers show it.
static inline void vestibule_name_thread(const char *name) { prctl(PR_SET_NAME, name); }
