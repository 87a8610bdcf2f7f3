# Brings what every command of this project needs, whatever the machine has:
# a Node.js that Backstage supports, the vendored Yarn, and the dependencies.
# Sourced by bin/start, bin/test and bin/bench with $root set.

# Any release of these majors works; this one is brought where none is there.
NODE_MAJORS='22|24'
NODE_RELEASE=24.21.0

say() { printf '==> %s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

node_is_supported() {
  command -v node >/dev/null 2>&1 || return 1
  node -p 'process.versions.node.split(".")[0]' | grep -Eqx "$NODE_MAJORS"
}

# The registry packages that carry a Node.js binary are named after platform
# and architecture.
use_cached_node() {
  package=$(node -p '[process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node", process.platform, process.arch].join("-")')
  home="$root/.cache/node"
  if [ ! -x "$home/node_modules/$package/bin/node" ] ||
    [ "$("$home/node_modules/$package/bin/node" -p process.versions.node)" != "$NODE_RELEASE" ]; then
    say "This machine has Node.js $(node -p process.versions.node), Backstage needs 22 or 24: bringing $NODE_RELEASE into .cache"
    mkdir -p "$home"
    npm install --prefix "$home" --no-save --no-audit --no-fund --loglevel=error \
      "$package@$NODE_RELEASE" >"$root/.cache/node-install.log" 2>&1 ||
      fail "Node.js $NODE_RELEASE could not be installed for this machine; see .cache/node-install.log, or install Node.js 24 yourself"
  fi
  PATH="$home/node_modules/$package/bin:$PATH"
  npm_config_nodedir="$home/node_modules/$package"
  export PATH npm_config_nodedir
}

yarn() { node "$root/.yarn/releases/yarn-4.13.0.cjs" "$@"; }

# Installs only when what decides about it has changed since the last time.
install_dependencies() {
  wanted=$( (
    node --version
    cat "$root/yarn.lock" "$root/.yarnrc.yml" "$root"/package.json \
      "$root"/packages/*/package.json "$root"/plugins/*/package.json "$root"/e2e/package.json
  ) | cksum)
  stamp="$root/node_modules/.installed"
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    return
  fi
  say 'Installing dependencies, about 2 minutes the first time'
  (cd "$root" && yarn install --immutable) >"$root/.cache/install.log" 2>&1 || {
    grep -E 'YN0001|YN0028|YN0035|YN0041|YN0082|rror' "$root/.cache/install.log" | head -n 10 >&2
    fail 'The dependencies could not be installed; the whole story is in .cache/install.log'
  }
  printf '%s\n' "$wanted" >"$stamp"
}

bootstrap() {
  command -v git >/dev/null 2>&1 || fail 'git is needed: please install it first'
  command -v node >/dev/null 2>&1 || fail 'Node.js is needed: please install any release from 20 on, with npm'
  [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] ||
    fail "Node.js $(node -p process.versions.node) is too old: please install 20 or newer"
  mkdir -p "$root/.cache"
  if ! node_is_supported; then
    command -v npm >/dev/null 2>&1 || fail 'npm is needed to bring the right Node.js: please install it'
    use_cached_node
  fi
  install_dependencies
}
