#!/bin/sh
# Backs central up:  backup.sh FOLDER-OF-CENTRAL TARGET
# First the database, then the files: every file that the dump knows of is then among the copies. Files never change
# once they have their name, so each night copies only new ones. Keys are not copied: they lie in a safe (see the guide).
set -eu
folder=$1
target=$2
umask 077
mkdir -p "$target/blobs"
now=$(date -u +%Y%m%dT%H%M%SZ)
# SVIDOK_OWNER is the database address of the tables' owner; in its absence .pgpass and the usual PG variables count.
pg_dump --no-owner --format=custom --file="$target/$now.dump.part" "${SVIDOK_OWNER:-svidok}"
mv "$target/$now.dump.part" "$target/$now.dump"
# With a bucket there is nothing here: then versions and a second place are the object store's own.
[ ! -d "$folder/blobs" ] || cp -R -n -p "$folder/blobs/." "$target/blobs/"
cp -p "$folder/ca.pem" "$folder/organisation.json" "$target/" 2>/dev/null || true
sync
# Thirty dumps stay; sealed files all.
ls -1 "$target"/*.dump | sort -r | tail -n +31 | while read -r old; do rm -f -- "$old"; done
echo "backed up to $target/$now.dump"
