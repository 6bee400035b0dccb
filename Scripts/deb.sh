#!/usr/bin/env bash
# Makes a Debian package of the built program: .build/deb/mirsheet_VERSION_ARCHITECTURE.deb
#
# Who makes it for others says who they are: make deb MAINTAINER='Name <address>'
set -euo pipefail
cd "$(dirname "$0")/.."

tool=.build/release/mirsheet
out=.build/deb
tree=$out/debian/mirsheet
version=$("$tool" --version | head -n 1)-1
architecture=$(dpkg --print-architecture)
maintainer=${MAINTAINER:-mirsheet maintainers <maintainers@mirsheet.example>}
day=$(Scripts/release-day.sh -R)

rm -rf "$out"
umask 022
DESTDIR=$tree PREFIX=/usr Scripts/install.sh
# The folder may be one that hands its group on to what is made in it.
chmod -R g-s "$out"

documents=$tree/usr/share/doc/mirsheet
install -d "$documents" "$tree/usr/share/lintian/overrides" "$tree/DEBIAN"
install -m 644 Packaging/copyright "$documents/copyright"
gzip -9n <CHANGELOG.md >"$documents/changelog.gz"
gzip -9n >"$documents/changelog.Debian.gz" <<EOF
mirsheet ($version) unstable; urgency=medium

  * What changed is in /usr/share/doc/mirsheet/changelog.gz.

 -- $maintainer  $day
EOF
install -m 644 Packaging/lintian-overrides "$tree/usr/share/lintian/overrides/mirsheet"

# The libraries that the program is linked with, by the packages that have them.
printf 'Source: mirsheet\n\nPackage: mirsheet\nArchitecture: any\n' >"$out/debian/control"
depends=$(cd "$out" && dpkg-shlibdeps -O -Sdebian/mirsheet -edebian/mirsheet/usr/bin/mirsheet)
# Packed relocations are a property of the file, not a symbol of a library, so they are not seen there.
depends=$(sed -E 's/libc6 \(>= [^)]*\)/libc6 (>= 2.36)/' <<<"$depends")
size=$(du -k -s --apparent-size "$tree/usr" | cut -f 1)
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" -e "s|@MAINTAINER@|$maintainer|" \
  -e "s|@SIZE@|$size|" -e "s|@DEPENDS@|${depends#shlibs:Depends=}|" Packaging/control >"$tree/DEBIAN/control"
(cd "$tree" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"

SOURCE_DATE_EPOCH=$(Scripts/release-day.sh +%s) dpkg-deb --root-owner-group -Zxz --build "$tree" "$out" >/dev/null
ls "$PWD/$out"/*.deb
