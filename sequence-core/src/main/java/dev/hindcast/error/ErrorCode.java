/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.error;

/** Names every error the project reports; its category decides the exit code of the launcher. */
public enum ErrorCode {
  COMMAND_LINE_INVALID(Category.USER),
  LABEL_WINDOW_UNKNOWABLE(Category.USER),
  DEFINITION_INVALID(Category.DATA),
  EXPRESSION_REFUSED(Category.DATA),
  TABLE_MISSING(Category.DATA),
  TABLE_REPLACED(Category.DATA),
  COLUMN_MISSING(Category.DATA),
  COLUMN_TYPE_UNSUPPORTED(Category.DATA),
  SNAPSHOT_EXPIRED(Category.DATA),
  COMMIT_TIME_UNKNOWN(Category.DATA),
  CORRECTIONS_DECLARATION_BROKEN(Category.DATA),
  LABEL_IDS_DUPLICATED(Category.DATA),
  SUM_OVERFLOW(Category.DATA),
  EMBARGO_TOO_SHORT(Category.DATA),
  SPACES_MIXED(Category.DATA),
  VALIDITY_OVERLAPS(Category.DATA),
  DIMENSION_TOO_LARGE(Category.DATA),
  GATE_FAILED(Category.DATA),
  REQUEST_INVALID(Category.DATA),
  REQUEST_OUTDATED(Category.DATA),
  USERS_INVALID(Category.DATA),
  PLAN_INVALID(Category.DATA),
  PLAN_OUTDATED(Category.DATA),
  BACKFILL_CANCELLED(Category.DATA),
  DATASET_MISSING(Category.DATA),
  MANIFEST_UNREADABLE(Category.DATA),
  SCHEMA_INCOMPATIBLE(Category.DATA),
  STORE_UNSUPPORTED(Category.DATA),
  EXAMPLE_INVALID(Category.DATA),
  EXAMPLES_DIFFER(Category.DATA),
  LABEL_MISSING(Category.DATA),
  VERSION_DAMAGED(Category.DATA),
  REBUILD_DIFFERS(Category.DATA),
  CHANGES_UNKNOWN(Category.DATA),
  WINDOWS_NOT_SETTLED(Category.DATA),
  ENGINE_UNSUPPORTED(Category.EXTERNAL),
  CATALOG_UNREACHABLE(Category.EXTERNAL),
  STORAGE_FAILED(Category.EXTERNAL),
  ENGINE_UNAVAILABLE(Category.EXTERNAL),
  ENGINE_FAILED(Category.EXTERNAL),
  VERSION_CONFLICT(Category.CONFLICT),
  TAG_TAKEN(Category.CONFLICT),
  BACKFILL_RUNNING(Category.CONFLICT),
  ERASURE_UNFINISHED(Category.CONFLICT),
  PUBLISH_OUTCOME_UNKNOWN(Category.UNKNOWN),
  LEAK_FOUND(Category.INTERNAL),
  ROW_COUNT_WRONG(Category.INTERNAL),
  EXPLANATION_DIFFERS(Category.INTERNAL),
  INTERNAL(Category.INTERNAL);

  /** Who has to act on an error. */
  public enum Category {
    USER(2),
    DATA(3),
    EXTERNAL(4),
    CONFLICT(5),
    UNKNOWN(6),
    INTERNAL(1);

    private final int exitCode;

    Category(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Exit code of a process that ends with an error of this category. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Category category;

  ErrorCode(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }

  public int exitCode() {
    return category.exitCode();
  }
}
