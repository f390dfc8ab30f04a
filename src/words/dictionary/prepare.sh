#!/usr/bin/env bash
# Fetches PoliMorf (Debian) and SGJP (PyPI) and writes their word lists, polimorf.tsv and sgjp.tsv, into a folder.
# Usage: ./prepare.sh FOLDER. Needs Debian 12, java, unzip and python3 (3.10 or newer) with venv.
set -euo pipefail

target=$(mkdir -p "${1:?which folder shall the word lists go to?}" && cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for tool in apt-get dpkg-deb java unzip python3; do
    command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }
done

cd "$work"
apt-get download -qq -o APT::Sandbox::User="$(id -un)" \
    libmorfologik-stemming2-java=2.1.6-2 libcarrotsearch-hppc-java libjcommander-java
for package in ./*.deb; do dpkg-deb -x "$package" debian; done
unzip -q -j debian/usr/share/java/morfologik-polish.jar 'morfologik/stemming/polish/*'
java -cp 'debian/usr/share/java/*' morfologik.tools.DictDecompile -i polish.dict -o polish.txt

python3 -m venv python
python/bin/pip install -q --disable-pip-version-check morfeusz2==1.99.15

mkdir lists
python/bin/python "$here/prepare.py" polish.txt lists
mv lists/polimorf.tsv lists/sgjp.tsv "$target"
