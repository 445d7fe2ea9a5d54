-- Windows end before the payment itself: a model may not know what comes later.
CREATE VIEW features AS
SELECT
  id,
  paid_at,
  amount,
  hour(paid_at) AS hour,
  dayofweek(paid_at) IN (0, 6) AS is_weekend,
  channel = 'online' AS is_online,
  is_abroad,
  amount > getvariable('large_amount') AS is_large,
  count(*) OVER last_day AS payments_24h,
  coalesce(sum(amount) OVER last_day, 0)::DECIMAL(18, 2) AS amount_24h,
  coalesce(max(amount) OVER last_day, 0)::DECIMAL(18, 2) AS largest_24h,
  is_fraud
FROM payments
WINDOW last_day AS (
  PARTITION BY customer ORDER BY paid_at
  RANGE BETWEEN INTERVAL 24 HOURS PRECEDING AND INTERVAL 1 SECOND PRECEDING
);
