/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Re-checks the evidence in written files: reads what stands in Parquet and compares it with the
 * rules that the definition declares, row by row. A file that cannot be read, or whose page
 * checksums are wrong, is an error and no finding.
 */
public final class LeakAudit {
  private final Configuration configuration;
  private final Path root;
  private final AuditRules rules;

  /** The paths of the files are relative to the root folder. */
  public LeakAudit(Configuration configuration, Path root, AuditRules rules) {
    this.configuration = configuration;
    this.root = root;
    this.rules = rules;
  }

  public AuditResult audit(List<AuditedFile> files) {
    AuditResult result = AuditResult.NONE;
    for (AuditedFile file : files) {
      result = result.plus(audit(file));
    }
    return result;
  }

  public AuditResult audit(AuditedFile file) {
    return new FileAudit(configuration, root, rules, file).run();
  }
}
