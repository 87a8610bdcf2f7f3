/** Tables without which it is not a forum. */
const CORE_TABLES = [
  'users',
  'topics',
  'posts',
  'categories',
  'groups',
  'site_settings',
  'uploads',
  'schema_migrations',
];

/** Tables that hold at least one row in every forum that runs. */
const FILLED_TABLES = ['users', 'topics', 'posts', 'categories', 'groups'];

/** Tables whose rows are counted. */
const COUNTED_TABLES = [...FILLED_TABLES, 'site_settings', 'uploads'];

const list = (names: string[]) => `unnest('{${names.join(',')}}'::text[]) name`;
// Discourse seeds rows with ids below one; they prove nothing.
const real = (table: string) =>
  ['users', 'uploads'].includes(table) ? ' WHERE id > 0' : '';
const counts = COUNTED_TABLES.map(
  table => `'${table}', (SELECT count(*) FROM ${table}${real(table)})`,
).join(', ');

/**
 * Bash of the script that restores: what the restored database has to hold.
 * It calls `ask`, which leaves the answer in a variable, and `fail`.
 */
export const CHECKS = String.raw`# --- What came out --------------------------------------------------------
ask "SELECT count(*) FROM ${list(
  CORE_TABLES,
)} WHERE to_regclass('public.' || name) IS NOT NULL"
if [ "$answer" = 0 ]; then fail wrong-database 'it holds no table of Discourse'; fi
ask "SELECT string_agg(name, ', ') FROM ${list(
  CORE_TABLES,
)} WHERE to_regclass('public.' || name) IS NULL"
if [ -n "$answer" ]; then fail table-missing "$answer"; fi

ask 'SELECT coalesce(max(version::bigint), 0) FROM schema_migrations'
schema=$answer
if [ "$schema" = 0 ]; then fail schema-empty 'no migration is noted'; fi
named=$(printf '%s' "$name" | sed -nE 's/^.*-v([0-9]{14})\..*$/\1/p')
if [ -n "$named" ] && [ "$named" != "$schema" ]; then
  fail schema-unexpected "$schema, the name says $named"
fi
running=$(tr -cd '0-9' <"$PROOF_IN/running-schema")
if [ -z "$running" ]; then fail schema-unknown 'the image of the forum holds no migrations'; fi
if [ "$schema" -gt "$running" ]; then
  fail schema-newer "$schema, the forum runs $running"
fi

ask "SELECT jsonb_build_object(
  'postgres', current_setting('server_version'),
  'schemaVersion', '$schema',
  'newestPostAt', (SELECT to_char(max(created_at), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM posts),
  'rows', jsonb_build_object(${counts}))"
measured=$answer
ask "SELECT string_agg(name, ', ') FROM ${list(
  FILLED_TABLES,
)} WHERE ('$measured'::jsonb -> 'rows' ->> name)::bigint < 1"
if [ -n "$answer" ]; then fail rows-missing "$answer"; fi

# A last result that is no JSON compares nothing.
if [ -s "$PROOF_PREVIOUS" ] && sql "SELECT pg_read_file('$PROOF_PREVIOUS')::jsonb" >/dev/null; then
  ask "SELECT string_agg(format('%s %s, last time %s', key, this_time.value, last_time.value), ', ')
    FROM jsonb_each_text(pg_read_file('$PROOF_PREVIOUS')::jsonb #> '{measured,rows}') last_time
    JOIN jsonb_each_text('$measured'::jsonb -> 'rows') this_time USING (key)
    WHERE key IN ('users', 'topics', 'posts')
    AND this_time.value::bigint * 100 < last_time.value::bigint * $PROOF_KEPT_PERCENT"
  if [ -n "$answer" ]; then fail rows-fewer "$answer"; fi
fi

taken_time="to_timestamp($taken / 1000.0) AT TIME ZONE 'UTC'"
ask "SELECT max(created_at) < $taken_time - interval '$PROOF_QUIET_DAYS days' FROM posts"
if [ "$answer" != f ]; then
  fail newest-post-old "no post in the $PROOF_QUIET_DAYS days before the backup"
fi
ask "SELECT max(created_at) > $taken_time + interval '1 day' FROM posts"
if [ "$answer" != f ]; then fail newest-post-ahead 'a post is newer than the backup'; fi

ask "SELECT string_agg(name, ', ') FROM ${list(FILLED_TABLES)} WHERE NOT EXISTS
  (SELECT FROM pg_constraint WHERE contype = 'p' AND conrelid = ('public.' || name)::regclass)"
if [ -n "$answer" ]; then fail primary-key-missing "$answer"; fi
ask "SELECT string_agg(indexrelid::regclass::text, ', ') FROM pg_index WHERE NOT (indisvalid AND indisready AND indislive)"
if [ -n "$answer" ]; then fail index-invalid "$answer"; fi
ask "SELECT string_agg(conname, ', ') FROM pg_constraint WHERE contype = 'f' AND NOT convalidated"
if [ -n "$answer" ]; then fail constraint-invalid "$answer"; fi

if [ "$uploads" = yes ]; then
  ask 'CREATE TABLE proof_archived (path text)'
  sed -nE 's|^(\./)?(uploads/[A-Za-z0-9._/-]+)$|/\2|p' "$server/files" |
    sql 'COPY proof_archived FROM STDIN' || fail check-failed 'the list of uploads'
  # One file in a hundred is lost between its row and the archive at most.
  ask "SELECT lost || ' of ' || files FROM
    (SELECT count(*) AS files, count(*) FILTER (WHERE path IS NULL) AS lost
     FROM uploads LEFT JOIN proof_archived ON path = url WHERE id > 0 AND url LIKE '/uploads/%') counted
    WHERE lost * 100 > files"
  if [ -n "$answer" ]; then fail uploads-missing "$answer files are not in the archive"; fi
fi
`;
