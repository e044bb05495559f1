#!/usr/bin/env bash
# What public shell clients of the server do, with curl, grep and sed alone. Usage: public-client.sh ADDRESS EMAIL PASSWORD
# Prints one "ok STEP" a step; ends with 1 and "FAILED STEP" and the answer at the first step that fails.
set -uo pipefail
address=${1%/}; email=$2; password=$3
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

fail() { printf 'FAILED %s\n%s\n' "$1" "${2:-}"; exit 1; }
iq() { curl -s --max-time 20 --data-binary "$1" "$address/webmail/server/webmail.php"; }

# Token login: the token stands on a line of its own.
answer=$(curl -s --max-time 20 --data-binary "<iq uid=\"1\" format=\"text/xml\"><query xmlns=\"admin:iq:rpc\"><commandname>getauthtoken</commandname><commandparams><email>$email</email><password>$password</password><digest></digest><authtype>0</authtype><persistentlogin>0</persistentlogin></commandparams></query></iq>" "$address/icewarpapi/")
token=$(echo "$answer" | grep '<authtoken>' | sed -r 's/^.*<authtoken>(.*)<\/authtoken>.*$/\1/')
[ -n "$token" ] || fail token "$answer"
apisid=$(echo "$answer" | grep '<iq type=' | sed -r 's/^.*<iq type="result" sid="(.*)".*$/\1/')
[[ "$apisid" =~ ^[0-9]+$ ]] || fail apisid "$answer"
echo "ok token"

# The login cookie.
headers=$(curl -s -L --max-time 20 -D - -o /dev/null -G --data-urlencode "atoken=$token" "$address/webmail/")
cookie=$(echo "$headers" | grep -i 'PHPSESSID_LOGIN' | sed -r 's/^.*PHPSESSID_LOGIN=(.*); path=.*$/\1/' | tr -d '\r')
[[ "$cookie" =~ ^wm[0-9a-f]+$ ]] || fail cookie "$headers"
echo "ok cookie"

# The session: the prefix is added again.
answer=$(iq "<iq type=\"set\"><query xmlns=\"webmail:iq:auth\"><session>$cookie</session></query></iq>")
sid="wm-$(echo "$answer" | sed -r 's/^.*<iq sid="wm-(.*)" type=.*$/\1/')"
[[ "$sid" =~ ^wm-[0-9a-z]+$ ]] || fail session "$answer"
echo "ok session"

answer=$(iq "<iq sid=\"$sid\" uid=\"$email\" type=\"set\" format=\"xml\"><query xmlns=\"webmail:iq:accounts\"><account action=\"refresh\" uid=\"$email\"/></query></iq>")
[[ "$answer" =~ folder\ uid=\"INBOX\" ]] || fail refresh "$answer"
echo "ok refresh"

answer=$(iq "<iq sid=\"$sid\" type=\"get\" format=\"json\"><query xmlns=\"webmail:iq:items\"><account uid=\"$email\"><folder uid=\"INBOX\"><item><values><subject/><from/><date/></values><filter><limit>5</limit><offset>0</offset></filter></item></folder></account></query></iq>")
echo "$answer" | grep -q ATTRIBUTES || fail items "$answer"
echo "ok items"

add="<iq sid=\"$sid\" type=\"set\"><query xmlns=\"webmail:iq:folders\"><account uid=\"$email\"><folder action=\"add\"><type>C</type><name>Imported</name></folder></account></query></iq>"
answer=$(iq "$add")
echo "$answer" | grep -q 'webmail:iq:folders' || fail folder "$answer"
iq "$add" | grep -q 'folder_already_exists' || fail folder-again
echo "ok folder"

printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:script-1\r\nN:Lovelace;Ada;;;\r\nFN:Ada Lovelace\r\nEMAIL:ada@example.test\r\nEND:VCARD\r\n' > "$work/ada.vcf"
folder="2026-01-01-$RANDOM"
answer=$(curl -s --max-time 20 -F "sid=$sid" -F "swf=1" -F "folder=$folder" -F "folder=$folder" -F "file=@$work/ada.vcf" "$address/webmail/server/upload.php")
file=$(echo "$answer" | sed -r 's/^.*,"id":"(.*)","size".*$/\1/')
[[ "$file" =~ ^[0-9A-Za-z]+$ ]] || fail upload "$answer"
echo "ok upload"

answer=$(iq "<iq sid=\"$sid\" type=\"set\"><query xmlns=\"webmail:iq:import\"><import action=\"vcard\"><account uid=\"$email\"><folder uid=\"Imported\"/></account><fullpath>$folder/$file</fullpath></import></query></iq>")
echo "$answer" | grep -q 'type="result"' || fail import "$answer"
answer=$(iq "<iq sid=\"$sid\" type=\"get\" format=\"json\"><query xmlns=\"webmail:iq:items\"><account uid=\"$email\"><folder uid=\"Imported\"><item><values><itmclassifyas/></values></item></folder></account></query></iq>")
echo "$answer" | grep -q 'Ada' || fail imported "$answer"
echo "ok import"

iq "<iq sid=\"$sid\" type=\"set\"><query xmlns=\"webmail:iq:auth\"/></iq>" | grep -q 'type="result"' || fail logout
iq "<iq sid=\"$sid\" type=\"get\"><query xmlns=\"webmail:iq:folders\"><account uid=\"$email\"/></query></iq>" | grep -q 'session_expired' || fail expired
echo "ok logout"
