-- UK wall clock to UTC: summer time lasts from 01:00 UTC of March's last Sunday to 01:00 UTC of October's.
CREATE MACRO last_sunday(y, m) AS
  last_day(make_date(y, m, 1)) - CAST(dayofweek(last_day(make_date(y, m, 1))) AS INTEGER);
CREATE TABLE british_summer AS
  SELECT CAST(last_sunday(y, 3) AS TIMESTAMP) + INTERVAL 2 HOUR AS from_wall,
         CAST(last_sunday(y, 10) AS TIMESTAMP) + INTERVAL 2 HOUR AS to_wall
  FROM (SELECT CAST(range AS INTEGER) AS y FROM range(2009, 2014));
CREATE MACRO utc_us(wall) AS
  epoch_us(wall) - CASE WHEN EXISTS (SELECT 1 FROM british_summer WHERE wall >= from_wall AND wall < to_wall)
                        THEN 3600000000 ELSE 0 END;

CREATE TABLE clock AS
  SELECT wall, utc_us(wall) AS us
  FROM (SELECT invoice_date AS wall FROM ${lake.retail.order_lines}
        UNION SELECT arrived_at FROM ${lake.retail.order_lines}
        UNION SELECT label_time FROM ${lake.retail.labels}
        UNION SELECT valid_from FROM ${lake.retail.items}
        UNION SELECT known_at FROM ${lake.retail.items});

CREATE TABLE stored AS
  SELECT 'order-lines' AS input, customer AS user_id, 1 AS source, invoice AS id1, line AS id2,
         happened.us AS event_us, arrived.us AS arrival_us, 0 AS revision, op = 'D' AS retracted,
         invoice, line, day, stock_code AS item, description, quantity, unit_price AS price,
         CAST(quantity * unit_price AS DECIMAL(18, 3)) AS amount
  FROM ${lake.retail.order_lines}
  JOIN clock AS happened ON happened.wall = invoice_date
  JOIN clock AS arrived ON arrived.wall = arrived_at;

CREATE TABLE label AS
  SELECT invoice AS label_id, customer AS user_id, clock.us AS label_us, day AS label_day,
         country, items, next_items
  FROM ${lake.retail.labels} JOIN clock ON clock.wall = label_time;

CREATE TABLE item_row AS
  SELECT stock_code AS key, valid.us AS valid_us, known.us AS known_us, description, unit_price
  FROM ${lake.retail.items}
  JOIN clock AS valid ON valid.wall = valid_from
  JOIN clock AS known ON known.wall = known_at;
