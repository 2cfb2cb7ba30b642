-- For each revision the one row of a dimension that holds at its event time and was known by ${known}: the greatest
-- (valid from, known from). Rows that were known as soon as they held are found by one search; of the late ones all are tried.
CREATE TABLE found_${name} AS
  WITH asked AS (
    SELECT revision_key, ${key} AS key, event_us, ${known} AS known_us, least(event_us, ${known}) AS both_us
    FROM revision WHERE NOT retracted),
  candidate AS (
    SELECT asked.revision_key, row.*
    FROM asked ASOF JOIN (FROM ${rows} WHERE known_us = valid_us) AS row
      ON row.key = asked.key AND row.valid_us <= asked.both_us
    UNION ALL
    SELECT asked.revision_key, row.*
    FROM asked JOIN (FROM ${rows} WHERE known_us <> valid_us) AS row
      ON row.key = asked.key AND row.valid_us <= asked.event_us AND row.known_us <= asked.known_us)
  SELECT * EXCLUDE (key)
  FROM candidate
  QUALIFY row_number() OVER (PARTITION BY revision_key ORDER BY valid_us DESC, known_us DESC) = 1;

CREATE TABLE enriched_${name} AS
  SELECT revision_key, ${values}
  FROM revision LEFT JOIN found_${name} AS found USING (revision_key)
  WHERE NOT retracted;
