/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.util.Objects;

/**
 * How a submitted application fares.
 *
 * @param id as the cluster calls it; empty while it has none
 * @param executors how many work for it
 * @param detail why, for people; may be empty
 */
public record ApplicationState(String id, Phase phase, int executors, String detail) {
  /** From one to another; the last four are final. */
  public enum Phase {
    /** Handed to spark-submit. */
    SUBMITTED,
    /** The cluster knows it; no executor works for it yet. */
    ACCEPTED,
    RUNNING,
    /** One of its executors is gone; Spark goes on with others. */
    EXECUTOR_LOST,
    FINISHED,
    FAILED,
    /** Somebody stopped it. */
    KILLED,
    /** Its driver ended without saying how. */
    LOST
  }

  public ApplicationState {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(detail, "detail");
    if (executors < 0) {
      throw new IllegalArgumentException("executors must not be negative: " + executors);
    }
  }

  /** For people. */
  public String text() {
    String name = id.isEmpty() ? "The application" : "Application " + id;
    String state =
        switch (phase) {
          case SUBMITTED -> " is submitted";
          case ACCEPTED -> " is accepted and waits for executors";
          case RUNNING ->
              " is running"
                  + (executors == 0
                      ? ""
                      : " with " + executors + (executors == 1 ? " executor" : " executors"));
          case EXECUTOR_LOST -> " lost an executor";
          case FINISHED -> " is finished";
          case FAILED -> " failed";
          case KILLED -> " was killed";
          case LOST -> " is lost: its driver ended without saying how";
        };
    return name + state + (detail.isEmpty() ? "" : ": " + detail);
  }
}
