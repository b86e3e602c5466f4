# Looks through everything that a run of the tests printed for what nobody may print. Sourced by deploy/test.
# shellcheck shell=bash

# nothing_printed LEDGER PRINTED... looks into the files PRINTED, and what the services logged (LEDGER/services.log), for each secret,
# whole address (LEDGER/texts) and passcode (LEDGER/codes) that the tests met. It fails when one is found, and also when there was
# nothing to look for or nothing to look through: then it has proved nothing.
nothing_printed() {
    local ledger=$1 file found
    shift
    for file in texts codes services.log; do
        if ! [[ -s $ledger/$file ]]; then
            say "nothing could be checked: the tests wrote no $file"
            return 1
        fi
    done
    # Each once, and no empty line, which would be found everywhere.
    sort -u "$ledger/texts" | grep -v '^$' >"$ledger/texts.once"
    sort -u "$ledger/codes" | grep -v '^$' >"$ledger/codes.once"
    found=$(
        LC_ALL=C grep -HnF -f "$ledger/texts.once" -- "$ledger/services.log" "$@"
        LC_ALL=C grep -HnwF -f "$ledger/codes.once" -- "$ledger/services.log" "$@"
    ) || true
    if [[ -n $found ]]; then
        # Where, and not what: this too is printed.
        printf 'error: a secret, a code or a whole address was printed, in\n' >&2
        cut -d: -f1,2 <<<"$found" | sort -u | head -n 20 >&2
        return 1
    fi
    say "nothing printed of $(wc -l <"$ledger/texts.once") secrets and addresses and $(wc -l <"$ledger/codes.once") codes, in \
$(cat -- "$ledger/services.log" "$@" | wc -l) lines"
}
