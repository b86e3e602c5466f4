// Tells the thread sanitizer of the order that the standard library's `Mutex` makes where a thread has to wait for another.
//
// On Linux a `Mutex` is a futex: an atomic word, which the sanitizer sees, until a thread finds it taken. The waiting is the standard
// library's and the kernel's, and neither is instrumented, so what was done under the lock before and after it looks like a race.
// This is loaded before the standard library, calls it, and says what happened. It suppresses nothing: what is touched outside its
// lock is still found.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

// The functions of `Synchronization._MutexHandle` that inlined code calls; the handle itself is in Swift's register for `self`.
#define MUTEX_HANDLE "$s15Synchronization12_MutexHandleV"
#define LOCK_SLOW MUTEX_HANDLE "9_lockSlowyys6UInt32VF"
#define TRY_LOCK_SLOW MUTEX_HANDLE "12_tryLockSlowSbyF"
#define UNLOCK_SLOW MUTEX_HANDLE "11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *

// The sanitizer's; programs that were built without it load this too.
void __tsan_acquire(void *) __attribute__((weak));
void __tsan_release(void *) __attribute__((weak));

SWIFT void lock_slow(uint32_t thread, SELF handle) __asm__(LOCK_SLOW);
SWIFT bool try_lock_slow(SELF handle) __asm__(TRY_LOCK_SLOW);
SWIFT void unlock_slow(SELF handle) __asm__(UNLOCK_SLOW);

SWIFT void lock_slow(uint32_t thread, SELF handle) {
    SWIFT void (*real)(uint32_t, SELF) = dlsym(RTLD_NEXT, LOCK_SLOW);
    real(thread, handle);
    if (__tsan_acquire) __tsan_acquire(handle);
}

SWIFT bool try_lock_slow(SELF handle) {
    SWIFT bool (*real)(SELF) = dlsym(RTLD_NEXT, TRY_LOCK_SLOW);
    bool is_ours = real(handle);
    if (is_ours && __tsan_acquire) __tsan_acquire(handle);
    return is_ours;
}

SWIFT void unlock_slow(SELF handle) {
    SWIFT void (*real)(SELF) = dlsym(RTLD_NEXT, UNLOCK_SLOW);
    if (__tsan_release) __tsan_release(handle);
    real(handle);
}
