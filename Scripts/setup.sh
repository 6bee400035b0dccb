#!/usr/bin/env bash
# Installs the system packages that are missing, and nothing else.
# With "interop": also what the checks against other programs need. With "pages": what checks the pages.
# With "instructions": what counts them. With "machines": also what the job of Examples/spark and the other ways to many machines need.
# With "package": what makes a Debian package, with "package-check": what checks one, and with "container-check": what
# checks one in a Debian of its own. Those need no Swift.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(libxlsxwriter-dev libxml2-dev libzip-dev libdeflate-dev libisal-dev libssl-dev libsqlite3-dev pkg-config)
case "${1:-}" in
  interop)
    packages+=(libreoffice-calc poppler-utils chromium fonts-liberation python3 python3-venv)
    # The pages and examples for other programs: R, databases, units of systemd, hooks of git, the package's notices.
    packages+=(r-base-core r-cran-jsonlite sqlite3 curl systemd git binutils time)
    ;;
  instructions) packages+=(valgrind binutils python3) ;;
  machines)
    packages+=(parallel python3 python3-venv)
    # Spark runs on any Java from 17 on; a machine may have one that is not Debian's.
    command -v java >/dev/null || packages+=(default-jre-headless)
    ;;
  pages) packages=(hunspell hunspell-es hunspell-en-gb python3 git) ;;
  package) packages=(dpkg-dev binutils) ;;
  container-check) packages=(mmdebstrap) ;;
  package-check) packages=(lintian man-db mandoc bash-completion zsh fish) ;;
esac

if [[ ${1:-} != @(pa*|container-check) ]] && ! command -v swift >/dev/null; then
  echo "Falta Swift 6.2 o posterior: instálelo desde swift.org y vuelva a intentarlo." >&2
  exit 1
fi

missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
    missing+=("$package")
  fi
done

if [ ${#missing[@]} -gt 0 ]; then
  install=(apt-get install -y --no-install-recommends "${missing[@]}")
  if [ "$(id -u)" -eq 0 ]; then
    as_root=(env DEBIAN_FRONTEND=noninteractive)
  elif command -v sudo >/dev/null; then
    as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
  else
    echo "Faltan paquetes del sistema y no hay permiso para instalarlos. Pida a quien administra el equipo:" >&2
    echo "  apt-get update && ${install[*]}" >&2
    exit 1
  fi
  echo "Instalando: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" "${install[@]}" >/dev/null || {
    echo "No se pudieron instalar los paquetes. Revise la conexión, o ejecute: ${install[*]}" >&2
    exit 1
  }
fi

case "${1:-}" in
  interop) requirements=Tests/Interop/requirements.txt ;;
  machines) requirements=Examples/spark/requirements.txt ;;
  *) exit 0 ;;
esac
# Some machines have a python3 of their own that is ahead of Debian's; both will do.
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install -q --disable-pip-version-check -r "$requirements"
