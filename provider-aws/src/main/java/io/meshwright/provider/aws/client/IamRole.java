package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.SortedSet;

/**
 * A role as IAM has it.
 *
 * @param name its name
 * @param path its path, with a slash at both ends
 * @param arn its ARN; empty for a role to be made
 * @param trust who may act as it: a policy document
 * @param policy our inline policy; empty where it has none
 * @param others the policies that somebody else gave it: names of inline ones, ARNs of managed ones
 */
public record IamRole(
    String name, String path, String arn, String trust, String policy, SortedSet<String> others) {
  /** Copies the names. */
  public IamRole {
    others = Ordered.set(others);
  }

  /** A role to which nobody gave anything else. */
  public IamRole(String name, String path, String arn, String trust, String policy) {
    this(name, path, arn, trust, policy, Ordered.set(List.<String>of()));
  }

  /** The same with other policies of others. */
  public IamRole withOthers(SortedSet<String> changed) {
    return new IamRole(name, path, arn, trust, policy, changed);
  }
}
