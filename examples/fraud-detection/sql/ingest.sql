-- A payment counts if it has a customer and an amount.
CREATE VIEW checked AS
SELECT *, CASE WHEN customer IS NULL THEN 'no customer' WHEN amount <= 0 THEN 'no amount' END AS reason
FROM payments;

CREATE VIEW rejected AS
SELECT id, paid_at, amount, reason
FROM checked
WHERE reason IS NOT NULL
ORDER BY id;

CREATE VIEW clean AS
SELECT p.id, p.customer, p.merchant, p.paid_at, p.channel, p.amount, p.is_fraud, m.sector, m.country <> c.country AS is_abroad
FROM checked AS p
JOIN customers AS c ON c.id = p.customer
JOIN merchants AS m ON m.id = p.merchant
WHERE p.reason IS NULL;
