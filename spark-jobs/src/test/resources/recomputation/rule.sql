-- Rejected rows, by input; what is left; and until when each revision is current.
CREATE MACRO sane(us) AS
  us IS NOT NULL AND us >= epoch_us(TIMESTAMP '1971-01-01') AND us < epoch_us(TIMESTAMP '2100-01-01');

CREATE TABLE rejected AS
  SELECT input, count(*) AS rows FROM stored
  WHERE user_id IS NULL OR NOT sane(event_us) OR NOT sane(arrival_us)
  GROUP BY input
  UNION ALL
  SELECT 'labels', count(*) FROM label WHERE user_id IS NULL OR NOT sane(label_us) HAVING count(*) > 0;

CREATE TABLE revision AS
  SELECT *,
    row_number() OVER () AS revision_key,
    min(arrival_us) OVER (
      PARTITION BY source, user_id, id1, id2
      ORDER BY revision, retracted, arrival_us
      ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS superseded_us
  FROM stored
  WHERE user_id IS NOT NULL AND sane(event_us) AND sane(arrival_us);

CREATE TABLE view AS
  SELECT *, ${k} AS k
  FROM label
  WHERE user_id IS NOT NULL AND label_us >= ${from} AND label_us < ${to};
