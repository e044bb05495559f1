# Shared by run, test, bench and publish. Sourced, never started.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '== %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# need_tools: the two things that a newcomer brings.
need_tools() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
  command -v npm >/dev/null || fail "Node.js 20 or newer with npm is missing: https://nodejs.org"
}

# need_packages COMMAND:PACKAGE...: installs the Debian packages whose command or file is not there.
need_packages() {
  local missing=() pair
  for pair in "$@"; do
    local probe=${pair%%:*} package=${pair#*:}
    if [[ $probe == /* ]]; then [[ -e $probe ]] || missing+=("$package"); else command -v "$probe" >/dev/null || missing+=("$package"); fi
  done
  ((${#missing[@]})) || return 0
  local sudo=()
  if [[ $(id -u) != 0 ]]; then
    command -v sudo >/dev/null || fail "install these Debian packages first (no root, no sudo here): ${missing[*]}"
    sudo=(sudo)
  fi
  say "installing from Debian: ${missing[*]}"
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build_ui: npm ci when the lock file changed, then the interface of every app when its sources changed.
build_ui() {
  local lock
  lock=$(sha256sum package-lock.json | cut -d' ' -f1)
  if [[ ! -d node_modules || $(cat node_modules/.lock-sha256 2>/dev/null || true) != "$lock" ]]; then
    say "npm ci: the web tool chain"
    npm ci --no-fund --no-audit --loglevel=error
    echo "$lock" > node_modules/.lock-sha256
  fi
  local sources
  sources=$(find src -type f \( -path 'src/Ui/*' -o -path '*/ui/*' \) -not -path '*/dist/*' | sort | xargs -d '\n' sha256sum vite.config.ts tsconfig.json package-lock.json 2>/dev/null | sha256sum | cut -d' ' -f1)
  if [[ $(cat node_modules/.ui-sha256 2>/dev/null || true) != "$sources" || ! -d src/Ui/portal/dist ]]; then
    say "npm run build: the interface"
    npm run --silent build >&2
    echo "$sources" > node_modules/.ui-sha256
  fi
}
