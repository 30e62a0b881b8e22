package io.meshwright.provider.aws.client;

/**
 * A role as IAM has it.
 *
 * @param name its name
 * @param path its path, with a slash at both ends
 * @param arn its ARN; empty for a role to be made
 * @param trust who may act as it: a policy document
 * @param policy our inline policy; empty where it has none
 */
public record IamRole(String name, String path, String arn, String trust, String policy) {}
