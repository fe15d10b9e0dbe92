#!/bin/sh
# Builds the functions into build/, where Terraform packs them.
set -eu
cd "$(dirname "$0")"

build_java() {
  rm -rf "$2"
  mkdir -p "$2"
  mvn -q -f "$1/pom.xml" package dependency:copy-dependencies -DincludeScope=runtime
  cp -R "$1/target/classes/." "$2"
  mkdir -p "$2/lib"
  cp "$1"/target/dependency/*.jar "$2/lib"
}

build_node() {
  rm -rf "$2"
  mkdir -p "$2"
  cp -R "$1/." "$2"
  npm install --prefix "$2" --omit=dev
}

build_python() {
  rm -rf "$2"
  mkdir -p "$2"
  cp -R "$1/." "$2"
  python3 -m pip install --quiet --requirement "$1/requirements.txt" --target "$2"
}

build_python src/Audit build/Audit
build_java src/Import build/Import
build_node src/Orders build/Orders
build_java src/Prices build/Prices
build_python src/Report build/Report
build_node src/Stock build/Stock
