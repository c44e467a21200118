# Sourced by ./clinamen and ./check: prints the home of a JDK 25 or newer, or says what to install.
jdk_is_recent() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  jdk_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${jdk_version:-0}" -ge 25 ]
}

find_jdk() {
  jdk_on_path=$(command -v javac 2>/dev/null) && jdk_on_path=$(readlink -f "$jdk_on_path") || jdk_on_path=/nowhere
  for jdk_home in "${JAVA_HOME:-/nowhere}" "${jdk_on_path%/bin/javac}" /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if jdk_is_recent "$jdk_home"; then
      echo "$jdk_home"
      return 0
    fi
  done
  echo "clinamen needs a JDK, version 25 or newer, and found none. Install one (for example Temurin 25 from" >&2
  echo "adoptium.net, or the package openjdk-25-jdk) or set JAVA_HOME to one." >&2
  return 1
}
