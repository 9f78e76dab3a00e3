#!/bin/sh
# Backs central up:  backup.sh FOLDER-OF-CENTRAL TARGET
# First the database, then the files: every file that the dump knows of is then among the copies. Files never change
# once they have their name, so each night copies only new ones. Keys are not copied: they lie in a safe (see the guide).
set -eu
folder=$1
target=$2
umask 077
mkdir -p "$target"
now=$(date -u +%Y%m%dT%H%M%SZ)
# SVIDOK_OWNER is the database address of the tables' owner; in its absence root asks as PostgreSQL's own user, and for
# others .pgpass and the usual PG variables count.
if [ -n "${SVIDOK_OWNER:-}" ]; then
  pg_dump --no-owner --format=custom "$SVIDOK_OWNER" > "$target/$now.dump.part"
elif [ "$(id -u)" = 0 ]; then
  (cd / && exec runuser -u postgres -- pg_dump --no-owner --format=custom svidok) > "$target/$now.dump.part"
else
  pg_dump --no-owner --format=custom svidok > "$target/$now.dump.part"
fi
sync "$target/$now.dump.part"
mv "$target/$now.dump.part" "$target/$now.dump"
# Under another name until it is whole: a night that ended in the middle leaves no half file that later nights pass over.
# What is still arriving (.part) is copied each night anew. With a bucket there is no blobs here: then versions and a
# second place are the object store's own.
for kind in blobs quarantine; do
  [ -d "$folder/$kind" ] || continue
  mkdir -p "$target/$kind"
  find "$target/$kind" -name '*.part' -exec rm -f {} +
  (cd "$folder/$kind" && find . -type f) | while read -r name; do
    [ ! -e "$target/$kind/$name" ] || continue
    mkdir -p "$target/$kind/${name%/*}"
    # What became whole meanwhile is there under its new name tomorrow, and tonight's database does not ask for it.
    cp -p "$folder/$kind/$name" "$target/copying" 2>/dev/null || { [ ! -e "$folder/$kind/$name" ] && continue; exit 1; }
    sync "$target/copying"
    mv "$target/copying" "$target/$kind/$name"
  done
done
for name in ca.pem organisation.json witnesses.json timestamps.json; do
  [ ! -e "$folder/$name" ] || cp -p "$folder/$name" "$target/"
done
sync
# Thirty dumps stay; sealed files all.
ls -1 "$target"/*.dump | sort -r | tail -n +31 | while read -r old; do rm -f -- "$old"; done
echo "backed up to $target/$now.dump"
