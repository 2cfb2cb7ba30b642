/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.plan.BuildRequest;
import dev.hindcast.submit.JobKind;
import java.util.List;
import java.util.Objects;

/**
 * What a job is asked that leaves nothing behind but its answer.
 *
 * @param arguments what the job is given besides the request
 */
record Question(JobKind kind, BuildRequest request, List<String> arguments) {
  Question {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(request, "request");
    arguments = List.copyOf(arguments);
  }

  /** A question that the request says all about. */
  Question(JobKind kind, BuildRequest request) {
    this(kind, request, List.of());
  }
}
