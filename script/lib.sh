# Sourced by the other scripts: where things are, a .NET SDK that is there and quiet, and builds that only speak when they fail.
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
logs="$root/artifacts/logs"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
# A fresh Debian has no ICU; nothing here needs it.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
# The SDK wants a home directory that it can write to.
if [ -z "${DOTNET_CLI_HOME:-}" ] && { [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; }; then
  export DOTNET_CLI_HOME="$root/artifacts/home"
  mkdir -p "$DOTNET_CLI_HOME"
fi

say() { printf '%s\n' "$*" >&2; }

# Finds the SDK on the path or where its installer puts it; says what to do where there is none.
need_dotnet() {
  local place found
  if ! command -v dotnet > /dev/null 2>&1; then
    for place in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /opt/dotnet; do
      if [ -n "$place" ] && [ -x "$place/dotnet" ]; then
        export DOTNET_ROOT="$place" PATH="$place:$PATH"
        break
      fi
    done
  fi
  if ! command -v dotnet > /dev/null 2>&1; then
    say "The .NET 10 SDK isn't installed. On Debian and Raspberry Pi OS:"
    say "  curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
    say "Then run this again (it looks in ~/.dotnet by itself)."
    exit 1
  fi
  if ! found="$(cd "$root" && dotnet --version 2>&1)"; then
    say "The .NET SDK here doesn't fit; HomeLLM needs .NET 10 (see global.json). It says:"
    say "$found"
    exit 1
  fi
}

# dotnet for building: no servers left behind; the output goes to a log, shown only if it fails.
quiet_dotnet() {
  local name="$1" log
  shift
  mkdir -p "$logs"
  log="$logs/$name.log"
  if ! (cd "$root" && dotnet "$@" ${Engines:+"-p:Engines=$Engines"} -nodeReuse:false -p:UseSharedCompilation=false) > "$log" 2>&1; then
    say "dotnet $1 failed:"
    { grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | sort -u | head -n 40 | sed "s|$root/||g" >&2; } || tail -n 40 "$log" >&2
    say "(all of it: ${log#"$root"/})"
    return 1
  fi
}

# Which engines are compiled in (docs/engines.md). Asks the package feed once and remembers the answer where MSBuild reads it, until the
# versions asked for change. `Engines=BuiltIn script/run` decides without asking. Sets Engines.
choose_engines() {
  local props="$root/Engines.local.props" log="$logs/engines.log" asked stamp
  # Not for the program's environment: there, Engines would be a part of its configuration.
  export -n Engines
  [ -z "${Engines:-}" ] || return 0
  stamp="versions $(sha256sum < "$root/Directory.Packages.props" | cut -c 1-16)"
  if [ -f "$props" ] && grep -q "$stamp" "$props"; then
    Engines="$(sed -n 's|.*<Engines>\(.*\)</Engines>.*|\1|p' "$props")"
    return 0
  fi
  mkdir -p "$logs"
  rm -f "$props"
  if (cd "$root" && dotnet restore src/Engines/Packages -p:Engines=Packages -nodeReuse:false) > "$log" 2>&1; then
    Engines=Packages
    say "The package feed has LLamaSharp, MQTTnet and Whisper.net: they are built in."
  else
    Engines=BuiltIn
    asked="$(grep -oE 'Unable to find (a stable )?package [A-Za-z.]+' "$log" | sed 's/.* //; s/\.$//' | sort -u | paste -sd , | sed 's/,/, /g' || true)"
    if [ -n "$asked" ]; then
      say "The package feed lacks $asked: only the built-in engines are compiled in."
    else
      say "The package feed gives no answer (${log#"$root"/}): only the built-in engines are compiled in, this time."
    fi
  fi
  # Without an answer it is asked again next time.
  if [ "$Engines" = Packages ] || [ -n "${asked:-}" ]; then
    printf '<Project>\n  <!-- Written by script/run and script/test; delete it to ask the package feed again. %s -->\n' "$stamp" > "$props"
    printf '  <PropertyGroup>\n    <Engines>%s</Engines>\n  </PropertyGroup>\n</Project>\n' "$Engines" >> "$props"
  fi
}

# Everything that the program is built from, as one fingerprint of names, sizes, times and the engine set.
source_fingerprint() {
  (cd "$root" && find src language Directory.Build.props Directory.Packages.props global.json \
    \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum) && printf '%s\n' "${Engines:-}"
}
