-- La base d'origine : paiements, contestations en JSON et mesures d'activité dans une seule base.
CREATE TABLE customer (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE payment (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customer,
  amount_cents bigint NOT NULL CHECK (amount_cents > 0),
  currency char(3) NOT NULL,
  status text NOT NULL
);
CREATE TABLE dispute (id bigint PRIMARY KEY, payment_id bigint NOT NULL REFERENCES payment, body jsonb NOT NULL);
CREATE TABLE metric (merchant_id bigint, minute timestamptz, payments int NOT NULL, PRIMARY KEY (merchant_id, minute));
