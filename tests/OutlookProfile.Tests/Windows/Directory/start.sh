#!/bin/sh
# Starts slapd, the server of OpenLDAP, on this machine only, with the people of people.ldif. Usage:
#   start.sh FOLDER PORT    the files go into the folder, the process's number into FOLDER/pid, what it was asked into FOLDER/log
set -eu

folder=$1
port=$2
here=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$folder/data"
cat >"$folder/slapd.conf" <<END
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
include $here/exchange.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile $folder/pid
rootDSE $here/root.ldif
database mdb
suffix "dc=corp,dc=acme,dc=com"
directory $folder/data
access to dn.base="" by * read
access to dn.exact="cn=Closed,dc=corp,dc=acme,dc=com" by * none
access to * by * read
END
/usr/sbin/slapadd -q -f "$folder/slapd.conf" -l "$here/people.ldif"
/usr/sbin/slapd -d stats -f "$folder/slapd.conf" -h "ldap://127.0.0.1:$port" 2>"$folder/log" &
until [ -s "$folder/pid" ] || ! kill -0 $! 2>/dev/null; do sleep 0.1; done
