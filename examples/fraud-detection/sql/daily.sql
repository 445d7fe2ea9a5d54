CREATE VIEW daily AS
SELECT paid_at::DATE AS day, count(*) AS payments, sum(amount)::DECIMAL(18, 2) AS amount, count_if(is_fraud) AS frauds
FROM payments
GROUP BY day
ORDER BY day;

-- At least 11 payments: a smaller group could tell of one customer.
CREATE VIEW merchants AS
SELECT
  merchant,
  any_value(sector) AS sector,
  count(*) AS payments,
  sum(amount)::DECIMAL(18, 2) AS amount,
  round(1000.0 * count_if(is_fraud) / count(*), 2) AS frauds_per_thousand
FROM payments
GROUP BY merchant
HAVING count(*) >= 11
ORDER BY frauds_per_thousand DESC, merchant
LIMIT 1000;
