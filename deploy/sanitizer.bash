# How the tests are run under a sanitizer. Sourced by deploy/test, after prepare.bash.
# shellcheck shell=bash

# watch_with SANITIZER FINDINGS tells the programs that are started from now on to write what they find into the folder FINDINGS.
# Into files, because a service's own output is read by tests, and because the end of one that is killed says nothing.
watch_with() {
    local sanitizer=$1 findings=$2 here
    here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
    rm -rf -- "$findings"
    mkdir -p -- "$findings"
    # The quotes are the sanitizers' own.
    case $sanitizer in
        address)
            export ASAN_OPTIONS="log_path='$findings/report'"
            export LSAN_OPTIONS="suppressions='$here/known-leaks.txt':print_suppressions=0"
            ;;
        thread)
            export TSAN_OPTIONS="log_path='$findings/report':suppressions='$here/known-races.txt'"
            show_lock_order
            ;;
    esac
    # Swift's own handler of traps would be in the way of the sanitizer's.
    export SWIFT_BACKTRACE=enable=no
}

# Has lock-order.c loaded into every program from now on, see there.
show_lock_order() {
    local source resources name library=$TMPDIR/lock-order.so
    source=$(dirname -- "${BASH_SOURCE[0]}")/lock-order.c
    resources=$(swiftc -print-target-info | sed -nE 's/.*"runtimeResourcePath": "(.*)".*/\1/p')
    "$resources/../../bin/clang" -shared -fPIC -O1 -Wall -Wextra -Werror -o "$library" "$source"
    # Another standard library may name them otherwise; false alarms would be all that says so.
    while IFS= read -r name; do
        grep -qF "\$s15Synchronization12_MutexHandleV$name" "$resources/linux/libswiftSynchronization.so" \
            || fail 70 "the Mutex of this toolchain has no $name, see deploy/lock-order.c"
    done < <(sed -nE 's/^#define [A-Z_]+ MUTEX_HANDLE "(.*)"$/\1/p' "$source")
    export LD_PRELOAD=$library
}

# nothing_found SANITIZER FINDINGS fails when there are findings, and says where.
nothing_found() {
    local sanitizer=$1 findings=$2 report
    unset LD_PRELOAD
    if [[ -z $(ls -A -- "$findings") ]]; then
        say "the $sanitizer sanitizer found nothing"
        return
    fi
    for report in "$findings"/*; do
        say "FOUND by the $sanitizer sanitizer, see $report:"
        grep -a -m 5 'SUMMARY:' -- "$report" || head -n 5 -- "$report"
    done
    return 1
}
