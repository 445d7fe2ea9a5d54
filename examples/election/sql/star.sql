-- A star: facts by commune and round, with the dimensions commune, party and ballot.
CREATE VIEW dim_commune AS
SELECT c.code AS commune, c.name, c.population, '69' AS department, 'Rhône' AS department_name, '84' AS region,
  'Auvergne-Rhône-Alpes' AS region_name, try_cast(i."MED21" AS INTEGER) AS median_income,
  try_cast(replace(i."TP6021", ',', '.') AS DECIMAL(5, 1)) AS poverty_rate
FROM communes AS c
LEFT JOIN income AS i ON i."CODGEO"::VARCHAR = c.code
ORDER BY commune;

CREATE VIEW dim_party AS
SELECT DISTINCT party, party_name FROM candidates ORDER BY party;

CREATE VIEW dim_ballot AS
SELECT row_number() OVER (ORDER BY held) AS ballot_key, ballot, round, kind, cycle, held
FROM (VALUES
  ('presidential-2022', 1, 'presidential', '2022-2027', DATE '2022-04-10'),
  ('presidential-2022', 2, 'presidential', '2022-2027', DATE '2022-04-24'),
  ('european-2024', 1, 'european', '2024-2029', DATE '2024-06-09')
) AS t(ballot, round, kind, cycle, held)
ORDER BY ballot_key;

CREATE VIEW fact_turnout AS
SELECT b.ballot_key, t.commune, t.registered, t.registered - t.ballots AS abstentions, t.ballots, t.blank, t.spoiled, t.valid
FROM turnout AS t
JOIN dim_ballot AS b USING (ballot, round)
ORDER BY ballot_key, commune;

CREATE VIEW fact_votes AS
SELECT b.ballot_key, v.commune, v.party, v.votes
FROM votes AS v
JOIN dim_ballot AS b USING (ballot, round)
ORDER BY ballot_key, commune, party;
