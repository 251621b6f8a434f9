#!/usr/bin/env bash
# A region on one machine, for trying it: PostgreSQL, silos, and a gateway apart from them. See --help.
set -euo pipefail

help() {
    cat <<'HELP'
A region on one machine, for trying it: PostgreSQL, two silos and a separate gateway, all on loopback.

  deploy/region.sh start     starts whatever of the region is not running, and waits until all of it is ready
  deploy/region.sh status    says what runs, and where
  deploy/region.sh stop      ends everything; what the city knows is kept for the next start

start:
  --driven        the clock is driven by whoever sends requests, as a replay needs it
  --silos N       so many silos (2)
  --port N        where the gateway listens (5311)
  --county DIR    the county to load (data/haiyan)
  --no-build      run what was built before
stop:
  --remove        and the folder goes: builds, logs, and the private database
all:
  --folder DIR    where the region lives (grid-region in the folder for temporary files)

The database is the one ConnectionStrings__Grid names. Without it a private server is started from the installed
PostgreSQL (15 or later), in the folder, behind a password of its own; as root it runs under an unprivileged user.
A silo that died, or was killed, is started again by another start with the same options.
Logs are in FOLDER/log.
HELP
}

fail() { echo "region: $*" >&2; exit 1; }

# ---- processes: each has its id in run/ and its output in log/ ----

# The id of a process of this region; nothing when it is not running. An id that another program was given since does not count.
pid_of() {
    local id
    id=$(cat "$folder/run/$1.pid" 2>/dev/null) && [[ $(ps -o args= -p "$id" 2>/dev/null) == *"$folder/"* ]] && echo "$id"
}

runs() { pid_of "$1" >/dev/null; }

running() { local file name; for file in "$folder"/run/*.pid; do name=$(basename "$file" .pid); if runs "$name"; then echo "$name"; fi; done; }

# launch NAME PROGRAM ARGUMENTS…: in the background, in a session of its own, so that Ctrl-C here does not reach it.
launch() {
    local name=$1
    shift
    setsid "$@" >>"$folder/log/$name.log" 2>&1 </dev/null &
    echo $! >"$folder/run/$name.pid"
    started+=("$name")
}

# await NAME TEST…: until the test passes; when the process ends before, its log says why.
await() {
    local name=$1 until=$((SECONDS + 180))
    shift
    until "$@"; do
        if ! runs "$name" || [ $SECONDS -ge $until ]; then
            tail -n 20 "$folder/log/$name.log" >&2
            fail "$name did not start; the end of its log is above."
        fi
        sleep 0.2
    done
}

# finish SIGNAL NAME…: asks all at once, waits, and kills what has not ended after half a minute.
finish() {
    local signal=$1 until=$((SECONDS + 30)) name id
    shift
    for name; do if id=$(pid_of "$name"); then kill -s "$signal" "$id" || true; fi; done
    for name; do
        while id=$(pid_of "$name"); do
            if [ $SECONDS -ge $until ]; then kill -s KILL "$id" || true; fi
            sleep 0.1
        done
        rm -f "$folder/run/$name.pid"
    done
}

# What this start has begun and cannot complete is ended again.
undo() { if [ ${#started[@]} -gt 0 ]; then finish INT "${started[@]}"; fi; }

# ---- ports ----

taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Whether what listens on a port says that it is ready.
ready() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'GET /health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
        read -r answer <&3
        [[ $answer == *" 200 "* ]]
    ) 2>/dev/null
}

# port_of NAME WANTED: the first free port from WANTED on, in steps of ten; and the same one ever after, for a silo that comes
# back where it was is known at once to have died, and elsewhere the others need some seconds to find out.
port_of() {
    local file=$folder/run/$1.port free=$2
    if [ ! -e "$file" ]; then
        while taken "$free"; do free=$((free + 10)); done
        echo "$free" >"$file"
    fi
    cat "$file"
}

# ---- what a region is made of ----

build() {
    local name
    for name in silo gateway-api; do
        echo "Building $name"
        dotnet publish "$project/$name" -c Release -o "$folder/bin/$name" --nologo -v q
    done
}

start_database() {
    local bin data=$folder/postgres as=() user port
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn | head -n 1)
    if [ -z "$bin" ]; then bin=$(dirname "$(command -v postgres || echo none/postgres)"); fi
    if [ ! -x "$bin/initdb" ]; then fail "PostgreSQL is not installed (apt-get install postgresql), and ConnectionStrings__Grid names no server."; fi
    if [ "$(id -u)" = 0 ]; then
        # PostgreSQL refuses to be root.
        if id -u postgres >/dev/null 2>&1; then user=postgres; else user=nobody; fi
        as=(setpriv --reuid="$(id -u $user)" --regid="$(id -g $user)" --clear-groups)
    fi

    if [ ! -e "$data/made" ]; then
        echo "Making a database"
        rm -rf "$data"
        mkdir -p "$data"
        (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$data/password")
        if [ -n "${user:-}" ]; then chown -R "$user" "$data"; fi
        "${as[@]}" test -w "$data" || fail "The user ${user:-} cannot reach $data, and PostgreSQL does not run as root: name another --folder."
        {
            "${as[@]}" env LC_ALL=C "$bin/initdb" -D "$data/data" -U grid -A scram-sha-256 --pwfile="$data/password" -E UTF8 --no-locale
            echo 'create database grid' | "${as[@]}" "$bin/postgres" --single -D "$data/data" postgres
        } >"$folder/log/initdb.log" 2>&1 || fail "The database could not be made; $folder/log/initdb.log says why."
        touch "$data/made"
    fi

    port=$(port_of postgres 5433)
    if ! runs postgres; then
        launch postgres "${as[@]}" "$bin/postgres" -D "$data/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200
        await postgres taken "$port"
    fi
    database="Host=127.0.0.1;Port=$port;Username=grid;Password=$(cat "$data/password");Database=grid"
}

start_silo() {
    if runs "silo-$1"; then return; fi
    launch "silo-$1" env \
        Grid__Door=off \
        Grid__County="$county" \
        Grid__Silo__Port="$(port_of "silo-$1.silo" $((11110 + $1)))" \
        Grid__Silo__GatewayPort="$(port_of "silo-$1.gateway" $((30000 + $1)))" \
        dotnet "$folder/bin/silo/Grid.Silo.dll" --urls "http://127.0.0.1:$(port_of "silo-$1" $((5320 + $1)))"
}

start_gateway() {
    if runs gateway; then return; fi
    if taken "$port"; then fail "Port $port is taken: name another with --port."; fi
    echo "$port" >"$folder/run/gateway.port"
    launch gateway dotnet "$folder/bin/gateway-api/Grid.Gateway.dll" --urls "http://127.0.0.1:$port"
}

# ---- commands ----

start() {
    local number
    mkdir -p "$folder/run" "$folder/log"
    started=()
    trap undo EXIT
    if [ "$build" = yes ] && [ -z "$(running)" ]; then build; fi
    if [ ! -e "$folder/bin/silo/Grid.Silo.dll" ]; then fail "Nothing has been built in $folder: start without --no-build."; fi
    database=${ConnectionStrings__Grid:-}
    if [ -z "$database" ]; then start_database; fi

    # All at once: the first silo brings the tables up to date and loads the county, the others wait for it.
    export ConnectionStrings__Grid=$database Grid__Clock=$clock
    for number in $(seq "$silos"); do start_silo "$number"; done
    start_gateway
    echo "Waiting for the city; the first time it loads its county"
    for number in $(seq "$silos"); do await "silo-$number" ready "$(cat "$folder/run/silo-$number.port")"; done
    await gateway ready "$(cat "$folder/run/gateway.port")"
    trap - EXIT
    echo
    status
}

status() {
    local name
    for name in $(running); do
        printf '%-10s process %-8s port %-6s %s\n' "$name" "$(pid_of "$name")" "$(cat "$folder/run/$name.port")" "$folder/log/$name.log"
    done
    if runs gateway; then
        echo "The region is at http://localhost:$(cat "$folder/run/gateway.port"). To stop it: $0 stop --folder $folder"
    else
        echo "No region is open in $folder."
    fi
}

stop() {
    finish TERM gateway
    finish TERM $(running | grep '^silo-' || true)
    finish INT postgres
    if [ "$remove" = yes ]; then
        rm -rf "${folder:?}"
    else
        rm -f "$folder"/run/*.port
    fi
    echo "The region has ended."
}

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${TMPDIR:-/tmp}/grid-region
silos=2 port=5311 county=$project/data/haiyan clock=present build=yes remove=no
command=${1:---help}
shift || true
while [ $# -gt 0 ]; do
    case $1 in
        --driven) clock=driven ;;
        --no-build) build=no ;;
        --remove) remove=yes ;;
        --silos | --port | --county | --folder)
            [ $# -gt 1 ] || fail "$1 needs a value."
            declare "${1#--}=$2"
            shift
            ;;
        *) fail "'$1' is not known; --help says what is." ;;
    esac
    shift
done
folder=$(realpath -m "$folder") county=$(realpath -m "$county")

case $command in
    start | stop | status) cd / && "$command" ;;
    help | --help | -h) help ;;
    *) fail "'$command' is not known; --help says what is." ;;
esac
