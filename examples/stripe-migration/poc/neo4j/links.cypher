// Payeurs, appareils et jetons de carte : une fraude se voit aux liens, pas aux lignes.
CREATE CONSTRAINT payer IF NOT EXISTS FOR (p:Payer) REQUIRE p.id IS UNIQUE;
CREATE CONSTRAINT device IF NOT EXISTS FOR (d:Device) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT card IF NOT EXISTS FOR (c:Card) REQUIRE c.token IS UNIQUE;
