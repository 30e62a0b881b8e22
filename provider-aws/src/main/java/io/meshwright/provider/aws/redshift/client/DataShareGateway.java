package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.SortedMap;

/** What of datashares is not of the database: which other accounts may take up their use. */
public interface DataShareGateway {
  /**
   * A datashare as the service lists it.
   *
   * @param arn its name, with its namespace in it
   * @param authorised those who are authorised, each with whether they may also write
   */
  record ListedShare(String arn, SortedMap<String, Boolean> authorised) {
    /** Parts of an ARN before {@code namespace/name}. */
    private static final int PARTS = 7;

    /** Copies them. */
    public ListedShare {
      authorised = Ordered.map(authorised);
    }

    /**
     * Whether it is a datashare of a namespace: another namespace of the account may have one of
     * the same name.
     */
    boolean is(String namespace, String name) {
      String[] parts = arn.split(":", PARTS);
      return parts.length == PARTS
          && parts[PARTS - 2].equals("datashare")
          && parts[PARTS - 1].equals(namespace + "/" + name);
    }
  }

  /**
   * All datashares of the account in the region, also those that it only uses.
   *
   * @throws io.meshwright.api.problem.MeshException where it was refused or there is no answer
   */
  List<ListedShare> dataShares();

  /**
   * Authorises an account to take up the use that it was given, to read.
   *
   * @throws io.meshwright.api.problem.MeshException where it was refused; of kind TRANSIENT also
   *     where it may have taken effect
   */
  void authorise(String arn, String account);

  /** Ends that, as {@link #authorise} in everything else. */
  void deauthorise(String arn, String account);
}
