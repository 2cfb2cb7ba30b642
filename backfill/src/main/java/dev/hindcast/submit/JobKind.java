/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

/** What an engine can be asked to do with a build request. */
public enum JobKind {
  /** Build the request's windows and publish one version. */
  BUILD("dev.hindcast.spark.BuildDatasetJob"),
  /** Resolve and check the definition's expressions without reading data. */
  CHECK("dev.hindcast.spark.CheckDefinitionJob");

  private final String mainClass;

  JobKind(String mainClass) {
    this.mainClass = mainClass;
  }

  /** The class that the engine starts. */
  public String mainClass() {
    return mainClass;
  }
}
