package io.meshwright.provider.aws.client;

import java.util.List;

/**
 * Lake Formation of an account and region. Throws as {@link CatalogueGateway} does. Writes are not
 * for several threads at once: the service answers those with conflicts.
 */
public interface PermissionGateway {
  /** Most entries of one batch. */
  int MAX_ENTRIES = 20;

  /** Every right in the account, whoever holds it. */
  List<LakePermission> permissions();

  /** Every data cells filter. */
  List<LakeFilter> filters();

  /** The settings of the data lake. */
  LakeSettings settings();

  /** Grants; at most {@link #MAX_ENTRIES}. What is granted already is fine. */
  List<EntryFailure> grant(List<LakePermission> entries);

  /** Revokes; at most {@link #MAX_ENTRIES}. What is not granted is fine. */
  List<EntryFailure> revoke(List<LakePermission> entries);

  /** Makes a filter. */
  void create(LakeFilter filter);

  /** Replaces columns and rows of a filter, where its version is still the one given. */
  void update(LakeFilter filter);

  /** Deletes a filter; one that is gone is fine. */
  void deleteFilter(String database, String table, String name);
}
