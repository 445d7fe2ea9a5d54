-- One row for each commune, ballot, round and party, whatever the form of the files. Communes are known by their codes alone.
CREATE TABLE lines AS
SELECT 'presidential-2022' AS ballot, 1 AS round, * FROM first_round
UNION ALL
SELECT 'presidential-2022', 2, * FROM second_round;

-- A line that came twice counts once.
CREATE TABLE station AS
SELECT DISTINCT ballot, round, "Code du département" || "Code de la commune" AS commune, "Code du b.vote" AS station,
  "Inscrits" AS registered, "Votants" AS ballots, "Blancs" AS blank, "Nuls" AS spoiled, "Exprimés" AS valid
FROM lines;

CREATE TABLE station_votes AS
SELECT DISTINCT ballot, round, "Code du département" || "Code de la commune" AS commune, "Code du b.vote" AS station,
  c.party, "N°Panneau" AS panel, "Voix" AS votes
FROM lines AS l
LEFT JOIN candidates AS c ON c.panel = l."N°Panneau";

CREATE VIEW turnout AS
SELECT ballot, round, commune, sum(registered)::INTEGER AS registered, sum(ballots)::INTEGER AS ballots,
  sum(blank)::INTEGER AS blank, sum(spoiled)::INTEGER AS spoiled, sum(valid)::INTEGER AS valid
FROM station
GROUP BY ballot, round, commune
UNION ALL
SELECT DISTINCT 'european-2024', 1, "Code commune"::VARCHAR, "Inscrits"::INTEGER, "Votants"::INTEGER, "Blancs"::INTEGER, "Nuls"::INTEGER, "Exprimés"::INTEGER
FROM european
ORDER BY ALL;

CREATE VIEW votes AS
SELECT ballot, round, commune, party, sum(votes)::INTEGER AS votes
FROM station_votes
GROUP BY ballot, round, commune, party
UNION ALL
SELECT 'european-2024', 1, "Code commune"::VARCHAR, substr("Nuance liste", 2), sum("Voix")::INTEGER
FROM european
GROUP BY "Code commune", "Nuance liste"
ORDER BY ALL;

CREATE VIEW cleaning AS
SELECT 'lines of the presidential election' AS rows, (SELECT count(*) FROM lines) AS read, (SELECT count(*) FROM station_votes) AS kept
UNION ALL
SELECT 'communes in another notation', (SELECT count(DISTINCT "Libellé de la commune") FROM lines), (SELECT count(DISTINCT commune) FROM station);
