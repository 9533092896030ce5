# Sourced by ./yunzhang and ./test: one way to build, so that neither undoes the other's work. Expects $root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_UI_LANGUAGE=en
# No build process may outlive the build.
export MSBUILDDISABLENODEREUSE=1 MSBUILDUSESERVER=0 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false

stamp=$root/artifacts/.built-release
host=$root/artifacts/bin/Yunzhang/release/yunzhang.dll

# Says what is missing and fails when the SDK that global.json asks for is not there.
need_sdk() {
  local zh='没有找到 dotnet 命令' en='there is no dotnet command' sdks
  if command -v dotnet >/dev/null; then
    (cd "$root" && dotnet --version) >/dev/null 2>&1 && return 0
    sdks=$(cd / && dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)
    zh="本机的 SDK：${sdks:-一个也没有，只有运行时}" en="SDKs here: ${sdks:-none, only a runtime}"
  fi
  printf '%s\n' \
    "构建运章需要 .NET 10 SDK（10.0.100 或更新的 10.0 版）；$zh。请从 https://dotnet.microsoft.com/download/dotnet/10.0 安装后再试。" \
    "Building Yunzhang needs the .NET 10 SDK (10.0.100 or a later 10.0); $en. Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and try again." >&2
  return 1
}

# Says what is missing and fails when the browser's part has to be bundled and there is no Node for it.
need_node() {
  local en='there is no node command' zh='没有找到 node 命令' version
  [ ! -f "$root/src/Yunzhang/wwwroot/dist/.stamp" ] || return 0
  if version=$(node --version 2>/dev/null); then
    version=${version#v}
    [ "${version%%.*}" -lt 20 ] || return 0
    en="node here is $version" zh="本机的 node 是 $version"
  fi
  printf '%s\n' \
    "构建运章的网页部分需要 Node.js 20 或更新的版本；$zh。请从 https://nodejs.org 安装后再试。" \
    "Building Yunzhang's pages needs Node.js 20 or later; $en. Install it from https://nodejs.org and try again." >&2
  return 1
}

# True when the host was built after every source it is made of. A removed file shows as its folder's change.
host_is_fresh() {
  [ -f "$host" ] && [ -f "$stamp" ] &&
    [ -z "$(find "$root/src" "$root/eng" "$root"/Directory.* "$root/global.json" \( -name node_modules -o -path '*/wwwroot/dist' \) -prune -o -newer "$stamp" -print -quit)" ]
}

# release_build PROJECT_OR_SOLUTION LOG: restores and builds, messages into the log. The caller holds the lock.
release_build() {
  local began=$stamp.$$
  : >"$began"
  if (cd "$root" && dotnet build "$1" -c Release -warnaserror -v quiet -clp:NoSummary) >"$2" 2>&1 </dev/null; then
    # What the build bundled lies beside sources: their folders changed, the sources did not.
    touch -c -r "$began" "$root/src/Yunzhang/client" "$root/src/Yunzhang/wwwroot"
    # The time the build began: an edit made meanwhile is newer, and is built next time.
    mv -f "$began" "$stamp"
  else
    rm -f "$began" "$stamp"
    return 1
  fi
}

# locked COMMAND…: one build at a time; the lock goes with the process that holds it. Not every system has flock.
locked() {
  mkdir -p "$root/artifacts"
  (
    if command -v flock >/dev/null; then flock 9; fi
    "$@"
  ) 9>"$root/artifacts/.build.lock"
}
