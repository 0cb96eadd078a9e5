#!/bin/bash
# Makes a private authority and the certificates of database and broker in ./certificaten; what is there stays.
# Who has an authority of the organisation puts its certificates there under the same names instead.
set -euo pipefail
umask 077
doel="${1:-certificaten}"
dagen=825
mkdir -p "$doel"
cd "$doel"

if [ ! -e ca.crt ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
        -subj "/CN=Inkoop intern" -addext "basicConstraints=critical,CA:TRUE" \
        -addext "keyUsage=critical,keyCertSign,cRLSign" -keyout ca.key -out ca.crt
fi
for naam in database wachtrij; do
    [ -e "$naam.crt" ] && continue
    # It is kept elsewhere, and wanted for each new certificate.
    if [ ! -e ca.key ]; then
        echo "$naam.crt is niet te maken: ca.key ligt niet in $(pwd). Leg hem hier terug, en haal hem daarna weer weg." >&2
        exit 1
    fi
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$naam" \
        -keyout "$naam.key" -out "$naam.csr"
    openssl x509 -req -in "$naam.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days "$dagen" -out "$naam.crt" \
        -extfile <(printf 'subjectAltName=DNS:%s\nextendedKeyUsage=serverAuth\n' "$naam")
    rm "$naam.csr"
done
# The certificates are public; the keys are not. Keep ca.key elsewhere.
chmod 644 ./*.crt
echo "Klaar: $(pwd). Bewaar ca.key ergens anders."
