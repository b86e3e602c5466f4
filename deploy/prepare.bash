# What deploy/run and deploy/test share. Sourced by them, never run.
# shellcheck shell=bash

say() { printf '==> %s\n' "$*"; }

fail() {
    local status=$1
    shift
    printf 'error: %s\n' "$*" >&2
    exit "$status"
}

is_installed() {
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# apt_get ARGUMENT... runs apt-get as root, never asking and never reading our standard input.
apt_get() {
    local -a as_root=()
    if [[ $EUID -ne 0 ]]; then as_root=(sudo); fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes \
        -o Dpkg::Options::=--force-confold -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

# The sandbox starts clusters of its own, so Debian's package must not start one beside them.
# A machine that has the server already keeps what it has.
forbid_main_cluster() {
    local file=/etc/postgresql-common/createcluster.conf
    local line='create_main_cluster = false'
    apt_get install --no-install-recommends postgresql-common
    if grep -Eq '^[[:space:]]*create_main_cluster[[:space:]]*=[[:space:]]*false' "$file" 2>/dev/null; then return; fi
    say "telling Debian not to start a PostgreSQL of its own ($file)"
    if [[ $EUID -eq 0 ]]; then
        printf '\n%s\n' "$line" >>"$file"
    else
        printf '\n%s\n' "$line" | sudo tee -a "$file" >/dev/null
    fi
}

# install_packages NAME... installs those that are missing, and does nothing where none is.
install_packages() {
    local name needs_server=no
    local -a missing=()
    if ! command -v dpkg-query >/dev/null; then
        fail 69 "this is no Debian, so nothing can be installed from here. Needed, by their Debian names: $*"
    fi
    for name in "$@"; do
        if ! is_installed "$name"; then missing+=("$name"); fi
        if [[ $name == postgresql ]] && ! is_installed "$name"; then needs_server=yes; fi
    done
    if [[ ${#missing[@]} -eq 0 ]]; then return; fi
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        fail 77 "packages are missing, and neither root nor sudo is at hand. As root: apt-get install ${missing[*]}"
    fi
    say "installing ${missing[*]}"
    apt_get update || fail 69 "apt-get update failed, see above. Is there a network? Still missing: ${missing[*]}"
    if [[ $needs_server == yes ]]; then
        forbid_main_cluster || fail 69 "apt-get could not install postgresql-common, see above"
    fi
    apt_get install --no-install-recommends "${missing[@]}" \
        || fail 69 "apt-get could not install ${missing[*]}, see above"
}

# What the service needs to be built and to run.
# shellcheck disable=SC2034 # Used by those who source this.
readonly SERVICE_PACKAGES=(
    libssl-dev libpq-dev libcurl4-openssl-dev libcmark-dev libfido2-dev libmaxminddb-dev libqrencode-dev pkg-config postgresql
    postgresql-client ca-certificates openssl curl
)

# find_swift puts a toolchain of 6.2 or later into PATH, or says where to get one.
find_swift() {
    local version
    if ! command -v swift >/dev/null && [[ -x /opt/swift/usr/bin/swift ]]; then
        PATH="/opt/swift/usr/bin:$PATH"
    fi
    command -v swift >/dev/null || fail 69 \
        "there is no Swift toolchain in PATH or in /opt/swift/usr/bin. Install Swift 6.2 or later for Debian 12: https://www.swift.org/install/linux/"
    version=$(swift --version 2>&1 </dev/null | sed -nE 's/.*Swift version ([0-9]+)\.([0-9]+).*/\1 \2/p' | head -n 1)
    [[ -n $version ]] || fail 69 "'swift --version' says no version. Is the toolchain whole? $(command -v swift)"
    local major=${version% *} minor=${version#* }
    if ((major < 6 || (major == 6 && minor < 2))); then
        fail 69 "Swift $major.$minor is too old, 6.2 or later is needed: https://www.swift.org/install/linux/"
    fi
    say "Swift $major.$minor at $(command -v swift)"
}
