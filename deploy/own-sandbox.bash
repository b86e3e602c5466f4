# What deploy/schemathesis and deploy/graph-sdk share: programs of PyPI, and a sandbox of their own from the debug build. Sourced by them
# after prepare.bash, which know where the $repository is; never run.
# shellcheck shell=bash disable=SC2154

# install_from_pypi NAME FOLDER REQUIREMENTS puts what the file names into a folder of the repository's, unless what is there is of the same file.
install_from_pypi() {
    local name=$1 home=$repository/$2 requirements=$3
    if cmp --silent "$requirements" "$home/installed.txt"; then return; fi
    install_packages python3-venv
    say "installing $name from PyPI into $2"
    rm -rf -- "$home"
    python3 -m venv "$home"
    "$home/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary=:all: --requirement "$requirements" </dev/null \
        || fail 69 "$name cannot be installed, see above. It comes from PyPI once; without a network, copy $2 from a" \
            "machine that has it, or name a mirror in PIP_INDEX_URL. 'deploy/test --filter NAME' runs single tests without it"
    cp -- "$requirements" "$home/installed.txt"
}

# A directory of the run's own, and the sandbox's process.
scratch=''
sandbox=''

end_sandbox() {
    local status=$?
    trap - EXIT
    if [[ -n $sandbox ]]; then
        kill -s TERM -- "$sandbox" 2>/dev/null || true
        wait "$sandbox" 2>/dev/null || true
    fi
    # What it logged as an accident is one, whatever was answered.
    if grep -E '^[0-9][0-9T:.Z-]+ +(error|critical) ' "$scratch/sandbox.log" 2>/dev/null | head -n 20 | grep . >&2; then status=1; fi
    rm -rf -- "$scratch"
    exit "$status"
}

# start_sandbox http|https starts it on ports that nobody has and waits until it is ready; it ends with the script. Where it is and what lets
# one in stands in $scratch/sandbox/sandbox.json.
start_sandbox() {
    local scheme=$1 binary=$repository/.build/debug/vestibule port offset
    local -a served=() asked=()
    [[ -x $binary ]] || fail 69 "there is no $binary. Run: swift build --product vestibule"
    # In /tmp whatever TMPDIR says: the sandbox's sockets lie in it, and their paths may have 107 characters.
    scratch=$(mktemp -d /tmp/vestibule-sandbox.XXXXXX)
    chmod 755 "$scratch"
    trap end_sandbox EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    # Six ports side by side that nobody has.
    port=0
    for _ in {1..50}; do
        port=$((20000 + RANDOM % 12000))
        for offset in {0..5}; do
            if (exec 3<>"/dev/tcp/127.0.0.1/$((port + offset))") 2>/dev/null; then continue 2; fi
        done
        break
    done
    # Its authority is made as it starts, so whether it is ready is asked without.
    if [[ $scheme == https ]]; then served=(--tls) asked=(--insecure); fi

    "$binary" sandbox --port "$port" --mailbox-port $((port + 1)) --demo-port $((port + 2)) --azure-ad-port $((port + 3)) \
        --microsoft-account-port $((port + 4)) --google-port $((port + 5)) --directory "$scratch/sandbox" ${served[@]+"${served[@]}"} \
        >"$scratch/sandbox.log" 2>&1 </dev/null &
    sandbox=$!
    for _ in {1..240}; do
        if curl --silent --fail ${asked[@]+"${asked[@]}"} --output /dev/null "$scheme://localhost:$port/health/ready"; then return; fi
        kill -0 "$sandbox" 2>/dev/null || { cat "$scratch/sandbox.log" >&2; fail 70 "the sandbox ended before it was ready"; }
        sleep 0.25
    done
    fail 70 "the sandbox was not ready within a minute"
}
