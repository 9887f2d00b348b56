# Sourced by the other scripts: finds or installs what they need, and builds what is not built.
# What it says goes to standard error, so that the output of a command stays its own.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$root/lessons/target/understudy-lessons.jar
libraries=$root/lessons/target/lib
standalone=$root/fake-server/standalone/target/understudy-server.jar

say() { printf '%s\n' "$@" >&2; }

stop() {
    say "$@"
    exit 2
}

# How to become root for apt-get: nothing to type, "sudo -n", or not at all.
apt_prefix() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && printf 'sudo -n'
}

# install WHY PACKAGE...: installs Debian packages; fails if it may not or cannot.
install() {
    local why=$1 prefix log status=0
    shift
    prefix=$(apt_prefix) || return 1
    log=$(mktemp)
    say "Installing $* with apt-get: $why ..."
    watch_progress "$log" apt_packages "$prefix" "$@" || status=$?
    [ "$status" = 0 ] || tail -n 5 "$log" >&2
    rm -f "$log"
    hash -r
    return "$status"
}

apt_packages() {
    local prefix=$1
    shift
    # shellcheck disable=SC2086 # the prefix is empty or "sudo -n"
    $prefix env DEBIAN_FRONTEND=noninteractive apt-get update -q \
        && $prefix env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# watch_progress LOG COMMAND...: runs a command with its output in LOG and shows that it is alive.
watch_progress() {
    local log=$1 start=$SECONDS next=1 pid status=0
    shift
    [ -t 2 ] || next=10
    "$@" >"$log" 2>&1 </dev/null &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        sleep 0.2
        if [ $((SECONDS - start)) -ge "$next" ]; then
            progress "$((SECONDS - start))" "$log"
            if [ -t 2 ]; then next=$((next + 1)); else next=$((next + 10)); fi
        fi
    done
    wait "$pid" || status=$?
    [ ! -t 2 ] || printf '\r\033[K' >&2
    return "$status"
}

progress() {
    local files
    files=$(grep -c -E 'Downloaded from|^Get:' "$2" || true)
    if [ -t 2 ]; then
        printf '\r\033[K  %s s, %s files fetched' "$1" "$files" >&2
    else
        say "  $1 s, $files files fetched"
    fi
}

# The major version of a JDK, or 0 if there is no compiler. Its release file says it faster than its compiler.
jdk_version() {
    [ -x "$1/bin/javac" ] || { echo 0; return; }
    { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | grep .; } \
        || { "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p' | grep .; } \
        || echo 0
}

path_jdk() {
    local javac
    javac=$(command -v javac) && dirname "$(dirname "$(readlink -f "$javac")")"
}

# Sets JAVA_HOME to a JDK of at least 17: the one that is set, the one on the PATH, any installed one, or Debian's.
need_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$(path_jdk)" /usr/lib/jvm/*; do
        if [ -n "$candidate" ] && [ "$(jdk_version "$candidate")" -ge 17 ]; then
            export JAVA_HOME=$candidate
            return
        fi
    done
    if [ "${1:-}" != again ] && install "there is no JDK 17 or newer" default-jdk-headless; then
        need_jdk again
    else
        stop "Understudy needs a JDK of version 17 or newer, and none was found." \
            "Install one (Debian: apt-get install default-jdk-headless) or set JAVA_HOME, and run this again."
    fi
}

# Sets maven to a Maven of at least 3.8.1: the one on the PATH, the wrapper's, or Debian's.
need_maven() {
    local version
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1) || true
    if [ -n "$version" ] && [ "$(printf '%s\n' 3.8.1 "$version" | sort -V | head -n 1)" = 3.8.1 ]; then
        maven=mvn
    elif "$root/mvnw" -v >/dev/null 2>&1; then
        maven=$root/mvnw
    elif [ "${1:-}" != again ] && install "there is no Maven, and the wrapper could not fetch one" maven; then
        need_maven again
    else
        stop "Understudy is built with Maven 3.8.1 or newer, and neither ./mvnw nor apt-get could get one." \
            "Install Maven (Debian: apt-get install maven) and run this again."
    fi
}

has_browser() { command -v chromium >/dev/null && command -v chromedriver >/dev/null; }

# Installs Chromium and its driver if they are missing and that is possible; fails if there are none then.
find_browser() {
    has_browser || { install "there is no Chromium" chromium chromium-driver && has_browser; }
}

has_keyring() {
    command -v dbus-run-session >/dev/null && command -v gnome-keyring-daemon >/dev/null && command -v secret-tool >/dev/null
}

# A root without /etc/hosts, as a fresh debootstrap leaves it, does not know the name under which apps wait for the code.
find_localhost() {
    { [ -e /etc/hosts ] || getent hosts localhost >/dev/null; } && return
    [ "$(id -u)" = 0 ] && printf '127.0.0.1 localhost\n::1 localhost\n' >/etc/hosts \
        && say "This machine had no /etc/hosts; it has one now, for the name localhost."
}

# The README's commands and those of the inspector are tried with curl.
find_curl() {
    command -v curl >/dev/null || { install "there is no curl" curl && command -v curl >/dev/null; }
}

# With it, exec --namespace sets up the network of its own.
find_ip() {
    PATH=$PATH:/usr/sbin:/sbin command -v ip >/dev/null || install "there is no iproute2" iproute2
}

# Installs a keyring and a bus for it to sit on, as a desktop has them; fails if there are none then.
find_keyring() {
    has_keyring || { install "there is no keyring" dbus gnome-keyring libsecret-tools && has_keyring; }
}

# Google's Python libraries as Debian 12 has them: later ones have no out-of-band flow any more.
has_python_libraries() {
    /usr/bin/python3 -c "import googleapiclient, oauth2client, google_auth_oauthlib.flow as f
f.InstalledAppFlow.run_console" 2>/dev/null
}

# Installs those if they are missing and that is possible; fails if there are none then.
find_python_libraries() {
    has_python_libraries \
        || { install "Google's Python libraries are missing" \
            python3-google-auth-oauthlib python3-googleapi python3-oauth2client && has_python_libraries; }
}

has_node() {
    command -v npm >/dev/null && [ "$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" -ge 18 ] 2>/dev/null
}

# Installs Node.js and npm if they are missing and that is possible; fails if there are none then.
find_node() {
    has_node || { install "there is no Node.js with npm" nodejs npm && has_node; }
}

# Installs rclone, which the tests have list a Drive, if it is missing and that is possible; fails if there is none then.
find_rclone() {
    command -v rclone >/dev/null || { install "there is no rclone" rclone && command -v rclone >/dev/null; }
}

# Whether the examples can be built: their parent is not ours, and without it Maven builds nothing at all.
find_examples() {
    (cd "$root" && "$maven" -B -q -Pexamples -pl docs/examples/spring-boot-login validate >/dev/null 2>&1)
}

# newer_sources FILE MODULE...: a source of these modules that is newer than what is made of them, if there is one.
newer_sources() {
    local file=$1 module places=("$root/pom.xml")
    shift
    for module in "$@"; do places+=("$root/$module/pom.xml" "$root/$module/src/main"); done
    find "${places[@]}" -newer "$file" -print -quit
}

is_built() { [ -e "$jar" ] && [ -d "$libraries" ] && [ -z "$(newer_sources "$jar" fake-server client lessons)" ]; }

is_packaged() {
    [ -e "$standalone" ] && [ -z "$(newer_sources "$standalone" fake-server fake-server/junit fake-server/standalone)" ]
}

# Builds the jars of scripts/understudy unless they are newer than every source.
need_build() {
    is_built && return
    build lessons is_built "$jar"
}

# Builds the one jar of the fake unless it is newer than every source of it.
need_package() {
    is_packaged && return
    build fake-server/standalone is_packaged "$standalone"
}

# build MODULE IS_DONE FILE: makes a module's file, and what it needs, without tests.
build() {
    local module=$1 is_done=$2 file=$3 log=$root/$1/target/build.log began=$root/$1/target/build.began
    need_maven
    mkdir -p "$root/$module/target"
    # Of two commands started at once, one builds and the other waits for it.
    exec 9>"$root/$module/target/build.lock"
    command -v flock >/dev/null && flock 9
    "$is_done" && return
    [ "$module" != lessons ] || rm -rf "$libraries"
    touch "$began"
    say "Building Understudy (the first time, Maven fetches about 80 MB) ..."
    if ! (cd "$root" && watch_progress "$log" "$maven" -B -Pquick -pl "$module" -am package); then
        grep -E '^\[(ERROR|WARNING)\]' "$log" | head -n 20 >&2
        stop "The build failed; the whole log is in $log."
    fi
    # What was edited while the build ran is built again.
    touch -r "$began" "$file"
    exec 9>&-
}

class_path() { printf '%s' "$jar"; printf ':%s' "$libraries"/*.jar; }

# Sets archive to the JVM's archive of the classes that every command loads, which halves its start; makes it first if
# there is none for this build and this JDK.
need_archive() {
    archive=$root/lessons/target/understudy-$(jdk_version "$JAVA_HOME").jsa
    if ! [ "$archive" -nt "$jar" ]; then
        rm -f "$archive"
        say "Preparing a fast start ..."
        "$JAVA_HOME/bin/java" -XX:ArchiveClassesAtExit="$archive" -XX:+UseSerialGC -cp "$(class_path)" \
            dev.understudy.lessons.WarmUp >"$root/lessons/target/archive.log" 2>&1 || rm -f "$archive"
    fi
}
