-- Le coffre : le numéro de carte est chiffré par l'API avant d'arriver ici, et le cryptogramme n'y est jamais écrit.
CREATE TABLE card (token uuid PRIMARY KEY, encrypted_number bytea NOT NULL, expires date NOT NULL, last_four char(4) NOT NULL);
