#!/bin/sh
# Démarre la preuve de concept : écrit des mots de passe au hasard la première fois, attend les bases, puis crée les schémas de
# Cassandra et de Neo4j (les autres bases lisent le leur elles-mêmes).
set -eu
cd "$(dirname "$0")/../poc"

if [ ! -f .env ]; then
  umask 077
  for name in LEGACY VAULT LEDGER DOCUMENTS FRAUD CACHE FILES GRAFANA; do
    printf '%s_PASSWORD=%s\n' "$name" "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
  done > .env
fi

docker compose up -d --wait
docker compose exec -T metrics cqlsh -f /schema/metrics.cql
docker compose exec -T fraud-graph sh -c 'cypher-shell -u neo4j -p "${NEO4J_AUTH#neo4j/}" -f /schema/links.cypher'
docker compose ps
