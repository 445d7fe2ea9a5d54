-- A model knows one party at a time: what it says of all parties of a commune is brought to 100 %.
CREATE VIEW expected AS
SELECT ballot, round, commune, party, share,
  round(100 * greatest(prediction, 0) / sum(greatest(prediction, 0)) OVER (PARTITION BY ballot, round, commune), 2) AS expected
FROM predicted
ORDER BY ballot, round, commune, party;
