/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseSetup;
import dev.hindcast.cases.CaseTables;
import dev.hindcast.cases.DefinitionText;
import dev.hindcast.cases.RandomSetups;
import dev.hindcast.cases.RandomUsers;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Random users of one random definition, in tables of a namespace of their own.
 *
 * @param cases with the content hashes of the job
 */
public record RandomLake(String namespace, CaseSetup setup, List<Case> cases) {
  public RandomLake {
    cases = List.copyOf(cases);
  }

  /** Makes the tables; equal seeds and numbers make equal ones. */
  public static RandomLake load(String namespace, long seed, int number, int users) {
    CaseSetup setup = RandomSetups.at(seed, number, CaseSetup.Kind.JOB);
    List<Case> cases = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      long index = (long) number * users + user;
      cases.add(RandomUsers.at(setup, seed, index, "u" + index));
    }
    CaseLake.load(namespace, CaseTables.of(setup.definition(), cases));
    CaseLake.load(namespace, setup.dimensions());
    ContentHash hash = new ContentHash(setup.definition());
    return new RandomLake(namespace, setup, cases.stream().map(hash::of).toList());
  }

  /** A build of all labels, over the tables as they are now, however many rows are rejected. */
  public BuildRequest request() {
    return Builds.request(
            CaseLake.definition(
                namespace, setup.definition(), DefinitionText.of(setup.definition())),
            labelTimes().min().orElseThrow(),
            labelTimes().max().orElseThrow() + 1,
            setup.knowledgeTimeMicros())
        .with(new BuildWaivers(false, List.of("max-rejected-share")));
  }

  public LongStream labelTimes() {
    return cases.stream()
        .flatMap(given -> given.labels().stream())
        .mapToLong(CaseLabel::timeMicros);
  }
}
