package io.meshwright.provider.aws.resource;

/**
 * What stands for a table of another account, and who may see it. What is written to a link goes to
 * its target, and what is read comes from there: so that nothing can be noted on a link, and the
 * ledger of its database says which are ours.
 */
public sealed interface LinkResource extends AwsResource permits AwsLink, AwsLinkGrant {
  /** The database that it is in. */
  String database();

  /** The key by which the ledger of the database knows it as ours. */
  String claim();

  /** Whether a kind is one of these. */
  static boolean isKind(String kind) {
    return kind.equals(AwsLink.KIND) || kind.equals(AwsLinkGrant.KIND);
  }
}
