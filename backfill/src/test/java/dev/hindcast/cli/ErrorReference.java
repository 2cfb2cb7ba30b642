/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.ErrorCode.Category;

/** The reference page of errors, made from their codes. */
final class ErrorReference {
  private ErrorReference() {}

  static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Errors and exit codes

            Generated from `dev.hindcast.error.ErrorCode`. The launcher and the jobs exit with the same codes. A message has three
            parts: what cannot be done to what, with which values; why; what to do next.

            | exit code | category | who acts |
            |---|---|---|
            | 0 | | nobody: it is done |
            """);
    for (Category category : Category.values()) {
      page.append("| ").append(category.exitCode()).append(" | ").append(name(category));
      page.append(" | ").append(who(category)).append(" |\n");
    }
    page.append("| 130, 143 | | nobody: Ctrl-C or SIGTERM stopped the command |\n");
    page.append("\n| code | exit code | meaning |\n|---|---|---|\n");
    for (ErrorCode code : ErrorCode.values()) {
      page.append("| `").append(code.name()).append("` | ").append(code.exitCode());
      page.append(" | ").append(meaning(code)).append(" |\n");
    }
    return page.toString();
  }

  private static String name(Category category) {
    return category.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String who(Category category) {
    return switch (category) {
      case USER -> "whoever typed the command line";
      case DATA -> "whoever owns the definition or the data";
      case EXTERNAL -> "whoever runs the catalog, the storage or Spark; trying again may help";
      case CONFLICT -> "whoever looks at what somebody else has published, then builds again";
      case UNKNOWN -> "whoever looks whether the version exists; the message says where";
      case INTERNAL -> "we: please report it with the stack trace";
    };
  }

  private static String meaning(ErrorCode code) {
    return switch (code) {
      case COMMAND_LINE_INVALID -> "An argument is missing, unknown or makes no sense";
      case LABEL_WINDOW_UNKNOWABLE ->
          "A label window reaches past the knowledge time plus the delay: nobody can know it yet";
      case DEFINITION_INVALID -> "Keys of the definition are unknown, missing or of a wrong type";
      case EXPRESSION_REFUSED ->
          "A SQL expression cannot be resolved or is not allowed: it must be deterministic, over one"
              + " row, without reflection";
      case TABLE_MISSING -> "A source table is not in its catalog";
      case TABLE_REPLACED -> "A source table was dropped and created again since it was pinned";
      case COLUMN_MISSING ->
          "A column is not in the pinned snapshot, or was dropped and added again";
      case COLUMN_TYPE_UNSUPPORTED ->
          "A column's type does not serve its purpose, or a timestamp without zone has no declared"
              + " one";
      case SNAPSHOT_EXPIRED -> "A pinned snapshot was expired before it was read";
      case COMMIT_TIME_UNKNOWN ->
          "Arrival times are commit times, and the snapshot that wrote a row has expired";
      case CORRECTIONS_DECLARATION_BROKEN ->
          "A revision changed more than its source's corrections allow";
      case LABEL_IDS_DUPLICATED -> "Several labels have one id";
      case SUM_OVERFLOW -> "A derived sum of integers does not fit into 64 bits";
      case EMBARGO_TOO_SHORT ->
          "The outcome of a label reaches past the end of its split; a longer embargo is needed";
      case SPACES_MIXED ->
          "A sequence would hold embeddings of several spaces, which cannot be compared";
      case VALIDITY_OVERLAPS -> "Rows of one key of a dimension hold at the same time";
      case DIMENSION_TOO_LARGE ->
          "An enrichment needs its whole table in memory, and the table is above the limit";
      case GATE_FAILED -> "A gate of the definition blocked publishing";
      case REQUEST_INVALID -> "A build request is torn, of another format, or was changed";
      case REQUEST_OUTDATED -> "Users were erased from the dataset after a build was planned";
      case USERS_INVALID -> "A file of users to be erased cannot be read, or has none";
      case PLAN_INVALID -> "A backfill plan is torn, of another format, or was changed";
      case PLAN_OUTDATED ->
          "The definition or Hindcast itself changed since a backfill was planned, or there is a newer version";
      case BACKFILL_CANCELLED -> "A backfill was cancelled and cannot be run";
      case DATASET_MISSING -> "A dataset, or a version of it, does not exist";
      case MANIFEST_UNREADABLE ->
          "A dataset manifest or list of tags is torn, of a newer format, or misplaced";
      case SCHEMA_INCOMPATIBLE ->
          "Windows of the parent version would stay beside ones of another definition or schema, or columns break what reads it";
      case STORE_UNSUPPORTED -> "The storage cannot publish a version in one exclusive step";
      case EXAMPLE_INVALID -> "An example beside a definition cannot be read or run";
      case EXAMPLES_DIFFER -> "An example gave other rows than its expected.csv";
      case LABEL_MISSING -> "A dataset version has no row of the label, or not its table";
      case VERSION_DAMAGED -> "A file of a version is missing, damaged, or against the rules";
      case REBUILD_DIFFERS ->
          "A version that was built again has other rows, or can no longer be built";
      case WINDOWS_NOT_SETTLED -> "No label window of a version is settled yet";
      case CHANGES_UNKNOWN -> "What changed since a version cannot be told; build it again";
      case ENGINE_UNSUPPORTED -> "Spark has another version, or a setting that would change rows";
      case CATALOG_UNREACHABLE -> "A catalog did not answer, or its database file is not there";
      case STORAGE_FAILED -> "A file could not be read or written";
      case ENGINE_UNAVAILABLE ->
          "Spark's master did not answer, the cluster let the job down, or a signal killed its driver; tasks of a backfill are tried again";
      case ENGINE_FAILED -> "Spark failed, or ended without saying how";
      case BACKFILL_RUNNING -> "Somebody else runs the backfill, or took it over";
      case ERASURE_UNFINISHED ->
          "Users are being erased from the dataset, or their erasure was killed: run it again";
      case TAG_TAKEN -> "A tag is the name of another version";
      case VERSION_CONFLICT -> "Somebody else published the version meanwhile";
      case PUBLISH_OUTCOME_UNKNOWN -> "Publishing began, and its end was not seen";
      case LEAK_FOUND ->
          "The audit found a row that saw what it must not see; nothing was published";
      case ROW_COUNT_WRONG -> "Labels in and rows out differ; nothing was published";
      case EXPLANATION_DIFFERS -> "What was computed again for a label is not what its row holds";
      case INTERNAL -> "Something that must not happen; the stack trace is printed";
    };
  }
}
