-- Files as the ministry and INSEE publish them: each is one column of lines, whose name is the header.
-- Preferences depend on the income of the commune, so that there is something to find. No person is behind these figures.
CREATE MACRO percent(part, whole) AS replace(printf('%.2f', coalesce(100.0 * part / nullif(whole, 0), 0)), '.', ',');

CREATE TABLE place AS
SELECT code, name, population, (16000 + 9000 * d.income)::INTEGER AS income, ((d.income - 0.75) / 0.4)::DOUBLE AS wealth
FROM (SELECT *, row_number() OVER (ORDER BY code) AS number FROM communes) AS c
JOIN draws AS d USING (number);

-- A polling station for about 1,100 inhabitants.
CREATE TABLE station AS
SELECT
  p.code, p.name, p.wealth, n AS station, row_number() OVER (ORDER BY p.code, n) AS number,
  greatest(40, round(0.68 * population / stations))::INTEGER AS registered
FROM (SELECT *, ceil(population / 1100)::INTEGER AS stations FROM place) AS p, unnest(range(1, stations + 1)) AS s(n);

-- What happened in a station: one row for each ballot and round.
CREATE TABLE vote AS
SELECT
  s.*, b.ballot, b.round, b.lists, registered AS r,
  round(registered * least(0.95, greatest(0.2, b.turnout + 0.05 * wealth + 0.04 * d.turnout)))::INTEGER AS ballots,
  round(0.02 * registered * d.blank)::INTEGER AS blank, round(0.01 * registered * d.spoiled)::INTEGER AS spoiled
FROM station AS s
JOIN draws AS d USING (number)
CROSS JOIN (VALUES ('presidential-2022', 1, 12, 0.76), ('presidential-2022', 2, 12, 0.73), ('european-2024', 1, 11, 0.53)) AS b(ballot, round, lists, turnout);

CREATE TABLE share AS
SELECT v.*, v.ballots - v.blank - v.spoiled AS valid, c.panel, c.party, c.party_name, c.last_name, c.first_name, c.sex,
  exp(c.weight + c.slope * v.wealth + 0.25 * d.noise[(c.panel + v.station) % 8 + 1]) AS likes
FROM vote AS v
JOIN draws AS d USING (number)
JOIN candidates AS c ON c.panel <= v.lists AND (v.round = 1 OR c.party IN ('ENS', 'RN'));

-- Whole votes that add up to the valid ones: the first list takes what is left.
CREATE TABLE counted AS
SELECT *, (rest + CASE WHEN place = 1 THEN valid - sum(rest) OVER station ELSE 0 END)::INTEGER AS votes
FROM (
  SELECT *, floor(valid * likes / sum(likes) OVER station) AS rest, row_number() OVER (PARTITION BY ballot, round, code, station ORDER BY likes DESC, panel) AS place
  FROM share
  WINDOW station AS (PARTITION BY ballot, round, code, station)
)
WINDOW station AS (PARTITION BY ballot, round, code, station);

CREATE TABLE presidential AS
SELECT round, code, station, concat_ws(
  ';', '69', 'Rhône', '01', '1ère circonscription', substr(code, 3),
  -- Labels are not written in the same way everywhere, and a line comes twice: as in deliveries.
  CASE WHEN station % 17 = 5 THEN upper(name) ELSE name END, lpad(station::VARCHAR, 4, '0'),
  r, r - ballots, percent(r - ballots, r), ballots, percent(ballots, r), blank, percent(blank, r), percent(blank, ballots),
  spoiled, percent(spoiled, r), percent(spoiled, ballots), valid, percent(valid, r), percent(valid, ballots),
  string_agg(concat_ws(';', panel, sex, last_name, first_name, votes, percent(votes, r), percent(votes, valid)), ';' ORDER BY panel)
) AS line
FROM counted
WHERE ballot = 'presidential-2022'
GROUP BY round, code, station, name, r, ballots, blank, spoiled, valid;

CREATE VIEW first_round AS
SELECT line AS "Code du département;Libellé du département;Code de la circonscription;Libellé de la circonscription;Code de la commune;Libellé de la commune;Code du b.vote;Inscrits;Abstentions;% Abs/Ins;Votants;% Vot/Ins;Blancs;% Blancs/Ins;% Blancs/Vot;Nuls;% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Ins;% Voix/Exp"
FROM (SELECT * FROM presidential WHERE round = 1 UNION ALL SELECT * FROM presidential WHERE round = 1 AND code = '69123' AND station = 7)
ORDER BY code, station;

CREATE VIEW second_round AS
SELECT line AS "Code du département;Libellé du département;Code de la circonscription;Libellé de la circonscription;Code de la commune;Libellé de la commune;Code du b.vote;Inscrits;Abstentions;% Abs/Ins;Votants;% Vot/Ins;Blancs;% Blancs/Ins;% Blancs/Vot;Nuls;% Nuls/Ins;% Nuls/Vot;Exprimés;% Exp/Ins;% Exp/Vot;N°Panneau;Sexe;Nom;Prénom;Voix;% Voix/Ins;% Voix/Exp" FROM presidential WHERE round = 2 ORDER BY code, station;

CREATE VIEW european AS
WITH commune AS (
  SELECT code, name, panel, party, party_name, sum(votes) AS votes
  FROM counted WHERE ballot = 'european-2024' GROUP BY ALL
), total AS (
  SELECT code, sum(r) AS r, sum(ballots) AS ballots, sum(blank) AS blank, sum(spoiled) AS spoiled, sum(ballots - blank - spoiled) AS valid
  FROM vote WHERE ballot = 'european-2024' GROUP BY code
)
SELECT concat_ws(
  ';', '69', 'Rhône', code, name, any_value(r), any_value(ballots), any_value(percent(ballots, r)) || '%', any_value(r - ballots), any_value(percent(r - ballots, r)) || '%',
  any_value(valid), any_value(percent(valid, r)) || '%', any_value(percent(valid, ballots)) || '%',
  any_value(blank), any_value(percent(blank, r)) || '%', any_value(percent(blank, ballots)) || '%',
  any_value(spoiled), any_value(percent(spoiled, r)) || '%', any_value(percent(spoiled, ballots)) || '%',
  string_agg(concat_ws(';', panel, 'L' || party, party_name, 'LISTE ' || upper(party_name), votes, percent(votes, r) || '%', percent(votes, valid) || '%', 0), ';' ORDER BY panel)
) AS "Code département;Libellé département;Code commune;Libellé commune;Inscrits;Votants;% Votants;Abstentions;% Abstentions;Exprimés;% Exprimés/inscrits;% Exprimés/votants;Blancs;% Blancs/inscrits;% Blancs/votants;Nuls;% Nuls/inscrits;% Nuls/votants;Numéro de panneau 1;Nuance liste 1;Libellé abrégé de liste 1;Libellé de liste 1;Voix 1;% Voix/inscrits 1;% Voix/exprimés 1;Sièges 1;Numéro de panneau 2;Nuance liste 2;Libellé abrégé de liste 2;Libellé de liste 2;Voix 2;% Voix/inscrits 2;% Voix/exprimés 2;Sièges 2;Numéro de panneau 3;Nuance liste 3;Libellé abrégé de liste 3;Libellé de liste 3;Voix 3;% Voix/inscrits 3;% Voix/exprimés 3;Sièges 3;Numéro de panneau 4;Nuance liste 4;Libellé abrégé de liste 4;Libellé de liste 4;Voix 4;% Voix/inscrits 4;% Voix/exprimés 4;Sièges 4;Numéro de panneau 5;Nuance liste 5;Libellé abrégé de liste 5;Libellé de liste 5;Voix 5;% Voix/inscrits 5;% Voix/exprimés 5;Sièges 5;Numéro de panneau 6;Nuance liste 6;Libellé abrégé de liste 6;Libellé de liste 6;Voix 6;% Voix/inscrits 6;% Voix/exprimés 6;Sièges 6;Numéro de panneau 7;Nuance liste 7;Libellé abrégé de liste 7;Libellé de liste 7;Voix 7;% Voix/inscrits 7;% Voix/exprimés 7;Sièges 7;Numéro de panneau 8;Nuance liste 8;Libellé abrégé de liste 8;Libellé de liste 8;Voix 8;% Voix/inscrits 8;% Voix/exprimés 8;Sièges 8;Numéro de panneau 9;Nuance liste 9;Libellé abrégé de liste 9;Libellé de liste 9;Voix 9;% Voix/inscrits 9;% Voix/exprimés 9;Sièges 9;Numéro de panneau 10;Nuance liste 10;Libellé abrégé de liste 10;Libellé de liste 10;Voix 10;% Voix/inscrits 10;% Voix/exprimés 10;Sièges 10;Numéro de panneau 11;Nuance liste 11;Libellé abrégé de liste 11;Libellé de liste 11;Voix 11;% Voix/inscrits 11;% Voix/exprimés 11;Sièges 11"
FROM commune JOIN total USING (code)
GROUP BY code, name
ORDER BY code;

-- Where there are few households, the statistic is secret: `s`.
CREATE VIEW income AS
SELECT code AS "CODGEO", name AS "LIBGEO", CASE WHEN population < 250 THEN 's' ELSE income::VARCHAR END AS "MED21",
  CASE WHEN population < 1000 THEN 's' ELSE printf('%.1f', 22 - 8 * wealth) END AS "TP6021"
FROM place
ORDER BY code;
