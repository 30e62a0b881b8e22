package io.meshwright.provider.aws;

import java.util.Map;

/** Settings with which there are views. */
public final class Viewing {
  /** By whose rights they select. */
  public static final String DEFINER = "arn:aws:iam::111122223333:role/definer";

  /** Ports of views, for Spark alone. */
  public static final Map<String, String> PORTS = Map.of("definer", DEFINER);

  /** Every reader reads by a view of his own, for both engines. */
  public static final Map<String, String> READERS =
      Map.of("definer", DEFINER, "masks", "view", "athena", "meshwright-athena");

  /** Every reader reads by a view of his own, for Spark alone, so that nobody checks its text. */
  public static final Map<String, String> SPARK_READERS =
      Map.of("definer", DEFINER, "masks", "view");

  private Viewing() {}
}
