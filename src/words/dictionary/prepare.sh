#!/usr/bin/env bash
# Fetches PoliMorf and SCOWL (Debian) and SGJP (PyPI) and writes polimorf.tsv, sgjp.tsv and english.txt into a folder.
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
    libmorfologik-stemming2-java=2.1.6-2 libcarrotsearch-hppc-java libjcommander-java scowl
for package in ./*.deb; do dpkg-deb -x "$package" debian; done
unzip -q -j debian/usr/share/java/morfologik-polish.jar 'morfologik/stemming/polish/*'
java -cp 'debian/usr/share/java/*' morfologik.tools.DictDecompile -i polish.dict -o polish.txt

python3 -m venv python
python/bin/pip install -q --disable-pip-version-check morfeusz2==1.99.15

mkdir lists
python/bin/python "$here/prepare.py" polish.txt lists
cat debian/usr/share/dict/scowl/{english,american,british}-words.{10,20,35,40,50} \
    | iconv -f ISO-8859-1 -t UTF-8 | grep -v "'" | LC_ALL=C sort -u > lists/english.txt
mv lists/english.txt lists/polimorf.tsv lists/sgjp.tsv "$target"
