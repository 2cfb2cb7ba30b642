CREATE TABLE stored AS
  SELECT 'order-lines' AS input, customer_id AS user_id, 1 AS source, invoice AS id1, line AS id2,
         epoch_us(invoice_time) AS event_us, epoch_us(recorded_at) AS arrival_us, revision, op = 'D' AS retracted,
         'order' AS kind, stock_code AS item, quantity, unit_price AS price, invoice, line, NULL AS query
  FROM ${lake.shop.order_lines}
  UNION ALL
  SELECT 'searches', customer_id, 2, search_id, NULL,
         epoch_us(search_time), epoch_us(received_at), 0, false,
         'search', first_hit, NULL, NULL, NULL, NULL, query
  FROM ${lake.shop.searches};

CREATE TABLE label AS
  SELECT label_id, customer_id AS user_id, epoch_us(label_time) AS label_us, label, next_item
  FROM ${lake.shop.labels};
