-- The events of one sequence in its order, the newest that each label keeps, and their lists.
CREATE TABLE ordered_${name} AS
  SELECT *, row_number() OVER (ORDER BY ${order}) AS place
  FROM (SELECT *${computed} FROM revision${enrichments})
  WHERE NOT retracted AND coalesce(${passes}, false);

CREATE TABLE kept_${name} AS
  WITH seen AS (
    SELECT label_id, label_us, event.*${previous}
    FROM view
    JOIN ordered_${name} AS event
      ON event.user_id = view.user_id
      AND event.arrival_us <= view.k
      AND (event.superseded_us IS NULL OR event.superseded_us > view.k)
      AND event.event_us < view.label_us - ${gap}
      ${lookback}
      AND NOT coalesce(${excluded}, false)),
  eligible AS (
    SELECT label_id, place, count(*) OVER (PARTITION BY label_id) AS eligible, ${newerOfSame} AS newer_of_same${derived}
    FROM seen)
  SELECT * EXCLUDE (newer_of_same)
  FROM (FROM eligible WHERE newer_of_same = 0)
  QUALIFY row_number() OVER (PARTITION BY label_id ORDER BY place DESC) <= ${maxLength};

CREATE TABLE sequence_${name} AS
  SELECT label_id,
    CAST(count(*) AS INTEGER) AS length,
    any_value(eligible) AS eligible,
    max(event_us) AS max_event_us,
    max(arrival_us) AS max_arrival_us,
    ${lists}
  FROM kept_${name} JOIN ordered_${name} USING (place)
  GROUP BY label_id;
