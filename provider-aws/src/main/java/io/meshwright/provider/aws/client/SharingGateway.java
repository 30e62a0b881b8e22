package io.meshwright.provider.aws.client;

import java.util.List;

/**
 * RAM of an account and region: what it shares with whom, and whether that came about. Lake
 * Formation makes the shares; here they are only read. Throws as {@link CatalogueGateway} does.
 */
public interface SharingGateway {
  /** With whom shares of the account are shared, and how far that is. */
  List<ShareAssociation> principals();

  /** What is in shares of the account, and how far that is. */
  List<ShareAssociation> resources();
}
