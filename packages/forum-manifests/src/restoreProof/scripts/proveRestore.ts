import { CHECKS } from './proofChecks';

/** File name of the script inside its ConfigMap. */
export const PROVE_RESTORE_FILE = 'prove_restore.sh';

/**
 * Bash that restores the backup into a server of its own and judges what came
 * out. It has neither a key nor a token: a dump is SQL that somebody else
 * wrote. Every refusal has a word of its own, and nothing from the rows of the
 * forum gets into the result but counts and times.
 */
export const PROVE_RESTORE_SCRIPT = String.raw`#!/bin/bash
# Restores the newest backup into a throw-away PostgreSQL and judges it.
# Reads  $PROOF_IN/archive/*, $PROOF_IN/running-schema, $PROOF_IN/failure
#        and $PROOF_PREVIOUS, the last result that passed.
# Writes $PROOF_OUT/result.json. Ends with 0 once there is a verdict.
set -uo pipefail
export LC_ALL=C TZ=UTC TMPDIR="$PROOF_WORK"
PATH="$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)"

server="$PROOF_WORK/server"
started_ms=$(date +%s%3N)
reason='' detail='' name='' taken='' bytes='' restore_ms='' measured=''

iso() { date -u -d "@$(($1 / 1000))" +%Y-%m-%dT%H:%M:%SZ; }

write_result() {
  local finished_ms
  finished_ms=$(date +%s%3N)
  {
    printf '{"version":1,"forum":"%s","outcome":"%s"' "$PROOF_FORUM" "$1"
    if [ -n "$reason" ]; then printf ',"reason":"%s"' "$reason"; fi
    if [ -n "$detail" ]; then printf ',"detail":"%s"' "$detail"; fi
    printf ',"startedAt":"%s","finishedAt":"%s"' "$(iso "$started_ms")" "$(iso "$finished_ms")"
    if [ -n "$taken" ]; then
      printf ',"backup":{"name":"%s","takenAt":"%s","bytes":%s}' "$name" "$(iso "$taken")" "$bytes"
    fi
    if [ -n "$restore_ms" ]; then printf ',"restoreMs":%s' "$restore_ms"; fi
    printf ',"totalMs":%s' "$((finished_ms - started_ms))"
    if [ -n "$measured" ]; then printf ',"measured":%s' "$measured"; fi
    printf '}\n'
  } >"$PROOF_OUT/result.tmp" && mv "$PROOF_OUT/result.tmp" "$PROOF_OUT/result.json"
}

# fail <reason> [detail]: letters, digits and a few marks of the detail stay.
fail() {
  reason=$1
  detail=$(printf '%s' "$2" | tr -cd 'A-Za-z0-9 ._,:/-' | cut -c1-200)
  write_result failed
  echo "refused: $reason $detail" >&2
  exit 0
}

stop_server() {
  if [ -f "$server/data/postmaster.pid" ]; then
    pg_ctl -D "$server/data" -m immediate -w stop >/dev/null 2>&1
  fi
}
trap stop_server EXIT

# --- Nothing but a server of its own -------------------------------------
for variable in $(compgen -e); do
  case "$variable" in
    PGDATA | PG_MAJOR | PG_VERSION) ;;
    PG* | DATABASE_URL | DISCOURSE_DB_*)
      fail guard-environment "$variable points to a database" ;;
  esac
done
mkdir "$server" 2>/dev/null || fail guard-directory 'the folder of the server is not new'
mkdir -m 700 "$server/socket"

# --- The archive ----------------------------------------------------------
if [ -s "$PROOF_IN/failure" ]; then fail "$(tr -cd 'a-z-' <"$PROOF_IN/failure")" ''; fi
archive=$(find "$PROOF_IN/archive" -maxdepth 1 -type f -name '*gz' 2>/dev/null | head -n 1)
if [ -z "$archive" ]; then fail no-backup ''; fi
name=$(basename "$archive" | tr -cd 'A-Za-z0-9._-')
bytes=$(stat -c %s "$archive")
stamp=$(printf '%s' "$name" | sed -nE 's/^.*-([0-9]{4})-([0-9]{2})-([0-9]{2})-([0-9]{2})([0-9]{2})([0-9]{2})-v[0-9]+\..*$/\1-\2-\3 \4:\5:\6/p')
taken=$(date -u -d "$stamp" +%s%3N 2>/dev/null)
if [ -z "$stamp" ] || [ -z "$taken" ]; then taken="$(stat -c %Y "$archive")000"; fi
if [ "$bytes" -eq 0 ]; then fail archive-empty "$name"; fi

uploads=no
case "$name" in
  *.tar.gz | *.tgz)
    tar -tzf "$archive" >"$server/files" 2>/dev/null || fail archive-damaged "$name"
    member=$(grep -E '^(\./)?dump\.sql\.gz$' "$server/files" | head -n 1)
    if [ -z "$member" ]; then fail dump-missing "$name"; fi
    uploads=$PROOF_UPLOADS_IN_ARCHIVE
    read_dump() { tar -xzOf "$archive" "$member" | gzip -dc; } ;;
  *)
    read_dump() { gzip -dc <"$archive"; } ;;
esac
read_dump 2>/dev/null | tail -n 20 >"$server/end" || fail dump-damaged "$name"
grep -q 'PostgreSQL database dump complete' "$server/end" || fail dump-incomplete "$name"

# --- The server -----------------------------------------------------------
initdb -D "$server/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null 2>&1 ||
  fail server-failed 'initdb'
pg_ctl -D "$server/data" -w -t 60 -l "$server/log" -o "-c listen_addresses='' -c unix_socket_directories='$server/socket' -c port=5432 -c fsync=off -c full_page_writes=off -c maintenance_work_mem=128MB -c max_wal_size=4GB" start >/dev/null 2>&1 ||
  fail server-failed 'start'

run_psql() {
  psql -X -A -t -q -v ON_ERROR_STOP=1 -v VERBOSITY=sqlstate -h "$server/socket" -p 5432 "$@"
}
sql() { run_psql -U postgres -d proof -c "$1" 2>>"$server/errors"; }
# ask <sql>: a question that can not be put is a refusal, not an empty answer.
ask() { answer=$(sql "$1") || fail check-failed "SQLSTATE $(sed -n 's/^.*\(ERROR\|FATAL\): *//p' "$server/errors" | tail -n 1)"; }
admin() { run_psql -U postgres -d postgres -c "$1" 2>>"$server/errors"; }

own=$(pg_controldata -D "$server/data" | sed -n 's/^Database system identifier: *//p')
asked=$(admin 'SELECT system_identifier FROM pg_control_system()')
if [ -z "$own" ] || [ "$own" != "$asked" ] || [ "$(admin 'SHOW data_directory')" != "$server/data" ]; then
  fail guard-server 'the server on the socket is not the one that was made here'
fi

admin 'CREATE ROLE discourse LOGIN' && admin 'CREATE DATABASE proof OWNER discourse TEMPLATE template0' ||
  fail server-failed 'create database'
for extension in $PROOF_EXTENSIONS; do
  sql "CREATE EXTENSION \"$extension\"" || fail extension-missing "$extension"
done

# --- The restore, with the rights that the forum has itself ---------------
restore_started_ms=$(date +%s%3N)
read_dump 2>/dev/null | sed '0,/^CREATE SCHEMA public;$/{/^CREATE SCHEMA public;$/d}' |
  run_psql -U discourse -d proof -f - >/dev/null 2>"$server/restore" ||
  fail restore-failed "SQLSTATE $(sed -n 's/^.*\(ERROR\|FATAL\): *//p' "$server/restore" | head -n 1)"
sql 'ANALYZE' || fail restore-failed 'ANALYZE'
restore_ms=$(($(date +%s%3N) - restore_started_ms))

${CHECKS}
write_result passed
echo "proven: $name in $restore_ms ms"
`;
