# Sourced by ./test: a PostgreSQL of the tests' own, on a free loopback port, in a folder that goes away. Expects $root.

postgres_programs() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$found" ] && [ -x "$found/initdb" ] && { echo "$found"; return 0; }
  found=$(dirname "$(command -v initdb 2>/dev/null)" 2>/dev/null)
  [ -x "$found/initdb" ] && echo "$found"
}

# PostgreSQL refuses to run as root; Debian's package brings the user it runs as.
as_postgres() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; else runuser -u postgres -- "$@"; fi
}

# postgres_start LOG: sets postgres_folder and YUNZHANG_TEST_POSTGRES, or says why not and fails.
postgres_start() {
  local programs port log=$1
  programs=$(postgres_programs)
  [ -n "$programs" ] || { echo 'there is no PostgreSQL server on this machine'; return 1; }
  postgres_folder=$(mktemp -d /tmp/yunzhang-postgres.XXXXXX)
  chmod 711 "$postgres_folder"
  [ "$(id -u)" -ne 0 ] || chown postgres "$postgres_folder"
  port=$(free_port)
  # Durability is tested by killing the product, not by cutting the power: fsync would only make every test database slow to create.
  as_postgres "$programs/initdb" -D "$postgres_folder/data" -U yunzhang -A trust -E UTF8 --locale=C.UTF-8 -N >"$log" 2>&1 </dev/null &&
    as_postgres "$programs/pg_ctl" -D "$postgres_folder/data" -w -t 60 -l "$postgres_folder/server.log" \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$postgres_folder -c fsync=off -c max_connections=200 -c shared_buffers=256MB" \
      start >>"$log" 2>&1 </dev/null ||
    { cat "$log"; postgres_stop; return 1; }
  export YUNZHANG_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=yunzhang;Database=postgres"
}

postgres_stop() {
  [ -n "${postgres_folder:-}" ] || return 0
  as_postgres "$(postgres_programs)/pg_ctl" -D "$postgres_folder/data" -m immediate stop >/dev/null 2>&1 </dev/null
  rm -rf "$postgres_folder"
  postgres_folder=
}

free_port() {
  local port
  for port in $(shuf -i 20000-60000 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return 0; }
  done
}
