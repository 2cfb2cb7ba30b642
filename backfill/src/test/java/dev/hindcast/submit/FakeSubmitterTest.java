/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

class FakeSubmitterTest extends SubmitterContract {
  @Override
  Submitter submitter(Scenario scenario) {
    return new FakeSubmitter(scenario);
  }
}
