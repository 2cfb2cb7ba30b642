/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The one row shape in which labels, event revisions and rejected rows travel to the task that
 * assembles their user. Keys lie at fixed ordinals; behind them stand a struct with a label's
 * columns and, for each source, a struct with its event id and one with the payload.
 */
public final class RowLayout {
  /** Value of {@link #INPUT} for labels; sources count from 0 in the definition's order. */
  public static final int LABELS = -1;

  /** Value of {@link #REASON} for a row that is not rejected. */
  public static final int NOT_REJECTED = 0;

  public static final int USER_HASH = 0;
  public static final int INPUT = 1;
  public static final int REASON = 2;
  public static final int USER = 3;
  public static final int TIME = 4;
  public static final int ARRIVAL = 5;
  public static final int REVISION = 6;
  public static final int IDENTITY_HASH = 7;
  public static final int CONTENT_HASH = 8;
  public static final int RETRACTION = 9;
  public static final int PASSING = 10;
  public static final int QUARANTINE = 11;
  public static final int LABEL = 12;

  /** Once revisions are resolved their key fields hold what the sweep needs instead. */
  public static final int VISIBLE_FROM = REVISION;

  public static final int VISIBLE_UNTIL = IDENTITY_HASH;
  public static final int ACTIVE_FROM = CONTENT_HASH;

  /**
   * Fields of the label struct behind the written columns, each there only if the definition names
   * it: ids of the label's own request, session and event as text, null where it has none.
   */
  public static final String LABEL_REQUEST = "hc$request";

  public static final String LABEL_SESSION = "hc$session";
  public static final String LABEL_EVENT = "hc$event";

  /** The end of the label's outcome, UTC microseconds, and how many labels it stands for. */
  public static final String LABEL_OUTCOME_END = "hc$outcome_end";

  public static final String LABEL_WEIGHT = "hc$weight";

  /**
   * Column behind all others, there only if a definition has enrichments: bit n is set where the
   * n-th of them found nothing for the event.
   */
  public static final String MISSED = "missed";

  /** Text columns of a rejected row: user, id, time, arrival time, and the row as JSON. */
  public static final StructType QUARANTINE_TYPE =
      new StructType()
          .add("user", DataTypes.StringType)
          .add("id", DataTypes.StringType)
          .add("time", DataTypes.StringType)
          .add("arrival_time", DataTypes.StringType)
          .add("row", DataTypes.StringType);

  private RowLayout() {}

  /** Number of the input that an enrichment's table is. */
  public static int inputOf(DatasetDefinition definition, EnrichmentDefinition enrichment) {
    return definition.sources().size() + definition.enrichments().indexOf(enrichment);
  }

  /** Name of an input by its number: sources, and behind them the tables of enrichments. */
  public static String inputName(DatasetDefinition definition, int input) {
    int sources = definition.sources().size();
    if (input == LABELS) {
      return "labels";
    }
    return input < sources
        ? definition.sources().get(input).name()
        : definition.enrichments().get(input - sources).name();
  }

  /** Ordinal of the event id struct of a source. */
  public static int idOrdinal(int source) {
    return LABEL + 1 + 2 * source;
  }

  /** Ordinal of the payload struct of a source. */
  public static int payloadOrdinal(int source) {
    return LABEL + 2 + 2 * source;
  }

  /** Whether a field of the label struct is a column of the output. */
  public static boolean isWritten(StructField labelField) {
    return !labelField.name().startsWith("hc$");
  }

  /** Name, within a payload, of a table column that breaks ties and is no attribute. */
  public static String tieBreakField(String column) {
    return "hc$tie$" + column;
  }

  /** Name of the event id struct of a source. */
  public static String idName(int source) {
    return "id_" + source;
  }

  /** Name of the payload struct of a source. */
  public static String payloadName(int source) {
    return "payload_" + source;
  }

  /** The whole row type; the n-th id and payload types are those of the n-th source. */
  public static StructType rowType(
      StructType label, List<StructType> ids, List<StructType> payloads, boolean isEnriched) {
    List<StructField> fields = new ArrayList<>();
    fields.add(field("user_hash", DataTypes.LongType));
    fields.add(field("input", DataTypes.IntegerType));
    fields.add(field("reason", DataTypes.IntegerType));
    fields.add(field("user", DataTypes.StringType));
    fields.add(field("time", DataTypes.LongType));
    fields.add(field("arrival", DataTypes.LongType));
    fields.add(field("revision", DataTypes.LongType));
    fields.add(field("identity_hash", DataTypes.LongType));
    fields.add(field("content_hash", DataTypes.LongType));
    fields.add(field("retraction", DataTypes.BooleanType));
    fields.add(field("passing", DataTypes.LongType));
    fields.add(field("quarantine", QUARANTINE_TYPE));
    fields.add(field("label", label));
    for (int source = 0; source < ids.size(); source++) {
      fields.add(field(idName(source), ids.get(source)));
      fields.add(field(payloadName(source), payloads.get(source)));
    }
    if (isEnriched) {
      fields.add(field(MISSED, DataTypes.LongType));
    }
    return new StructType(fields.toArray(new StructField[0]));
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }
}
