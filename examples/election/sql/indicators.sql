-- What the report shows: by commune and ballot, where at least 11 people voted. A smaller group could tell of one voter.
CREATE VIEW indicators AS
WITH ranked AS (
  SELECT ballot_key, commune, party, votes, row_number() OVER (PARTITION BY ballot_key, commune ORDER BY votes DESC, party) AS place
  FROM fact_votes
)
SELECT b.ballot, b.round, b.held, t.commune, c.name, c.population, c.median_income, c.poverty_rate,
  round(100.0 * t.ballots / t.registered, 2) AS turnout,
  round(100.0 * t.ballots / t.registered - lag(100.0 * t.ballots / t.registered) OVER (PARTITION BY t.commune ORDER BY b.held), 2) AS change,
  p.party_name AS leader, round(100.0 * r.votes / t.valid, 2) AS leader_share
FROM fact_turnout AS t
JOIN dim_ballot AS b USING (ballot_key)
JOIN dim_commune AS c USING (commune)
JOIN ranked AS r ON r.ballot_key = t.ballot_key AND r.commune = t.commune AND r.place = 1
JOIN dim_party AS p ON p.party = r.party
WHERE t.ballots >= 11
ORDER BY b.held, t.commune;

-- What a model learns shares from: one row for each party of a commune and a ballot.
CREATE VIEW shares AS
SELECT i.ballot, i.round, i.commune, i.population, i.median_income, i.poverty_rate, i.turnout, p.party_name AS party,
  round(100.0 * v.votes / t.valid, 2) AS share
FROM fact_votes AS v
JOIN fact_turnout AS t USING (ballot_key, commune)
JOIN dim_ballot AS b USING (ballot_key)
JOIN dim_party AS p USING (party)
JOIN indicators AS i ON i.ballot = b.ballot AND i.round = b.round AND i.commune = v.commune
ORDER BY b.held, v.commune, p.party_name;

CREATE VIEW parties AS
SELECT b.ballot, b.round, b.held, p.party_name, sum(v.votes) AS votes, round(100.0 * sum(v.votes) / sum(sum(v.votes)) OVER (PARTITION BY b.ballot_key), 2) AS share
FROM fact_votes AS v
JOIN dim_ballot AS b USING (ballot_key)
JOIN dim_party AS p USING (party)
GROUP BY b.ballot_key, b.ballot, b.round, b.held, p.party_name
ORDER BY b.held, votes DESC;

-- Weighted by nothing: a commune is a commune. Undefined incomes are left out.
CREATE VIEW correlations AS
SELECT p.party_name, count(*) AS communes, round(corr(100.0 * v.votes / t.valid, c.median_income), 3) AS with_income,
  round(corr(100.0 * v.votes / t.valid, c.poverty_rate), 3) AS with_poverty
FROM fact_votes AS v
JOIN fact_turnout AS t USING (ballot_key, commune)
JOIN dim_commune AS c USING (commune)
JOIN dim_party AS p USING (party)
WHERE ballot_key = 1 AND c.median_income IS NOT NULL AND t.valid > 0
GROUP BY p.party_name
ORDER BY with_income DESC;
