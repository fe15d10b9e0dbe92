#!/bin/sh
# Builds the functions into build/, where Terraform packs them.
set -eu
cd "$(dirname "$0")"

build_dotnet() {
  rm -rf "$2"
  mkdir -p "$2"
  dotnet publish "$1" --configuration Release --output "$2"
}

build_java() {
  rm -rf "$2"
  mkdir -p "$2"
  mvn -q -f "$1/pom.xml" package dependency:copy-dependencies -DincludeScope=runtime
  cp -R "$1/target/classes/." "$2"
  mkdir -p "$2/lib"
  cp "$1"/target/dependency/*.jar "$2/lib"
}

build_dotnet src/Ship build/Ship
build_java src/Slow build/Slow
build_java src/Watch build/Watch
