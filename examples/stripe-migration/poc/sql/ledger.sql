-- Le grand livre : les paiements, et dans la même transaction les événements à envoyer.
CREATE TABLE customer (id bigint PRIMARY KEY, email text NOT NULL);
CREATE TABLE payment (
  id bigint PRIMARY KEY,
  -- Deux demandes avec la même clé ne font qu'un paiement, même quand le cache ne répond pas.
  idempotency_key text NOT NULL UNIQUE,
  customer_id bigint NOT NULL REFERENCES customer,
  token uuid NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents > 0),
  currency char(3) NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed', 'refunded'))
);
CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id bigint NOT NULL REFERENCES payment,
  type text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz
);
CREATE INDEX event_to_send ON event (created_at) WHERE sent_at IS NULL;
