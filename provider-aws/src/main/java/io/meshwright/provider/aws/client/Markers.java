package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Marker;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Markers and ledgers as parameters of databases and tables. */
public final class Markers {
  private static final String MESH = "meshwright.mesh";
  private static final String WORKSPACE = "meshwright.workspace";
  private static final String SCOPE = "meshwright.scope";
  private static final String CLAIMS = "meshwright.claims";

  /** The tag of a bucket that says that there are deletion rules of ours in it, or were. */
  public static final String RULES = "meshwright.rules";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final String LINE = "\n";

  private Markers() {}

  /** The marker; empty where an object has none. */
  public static Optional<Marker> of(Map<String, String> parameters) {
    String mesh = parameters.getOrDefault(MESH, "");
    String workspace = parameters.getOrDefault(WORKSPACE, "");
    String scope = parameters.getOrDefault(SCOPE, "");
    return scope.isEmpty() || !isName(mesh) || !isName(workspace)
        ? Optional.empty()
        : Optional.of(new Marker(new WorkspaceId(mesh, workspace), scope));
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Parameters with a marker. */
  public static SortedMap<String, String> marked(Map<String, String> parameters, Marker marker) {
    TreeMap<String, String> all = new TreeMap<>(parameters);
    all.put(MESH, marker.mesh().mesh());
    all.put(WORKSPACE, marker.mesh().workspace());
    all.put(SCOPE, marker.scope());
    return all;
  }

  /** Keys of the grants that are ours. */
  public static SortedSet<String> claims(Map<String, String> parameters) {
    String text = parameters.getOrDefault(CLAIMS, "");
    return Ordered.set(text.isEmpty() ? List.<String>of() : Arrays.asList(text.split(LINE, -1)));
  }

  /** Parameters with a ledger. */
  public static SortedMap<String, String> claiming(
      Map<String, String> parameters, Collection<String> claims) {
    TreeMap<String, String> all = new TreeMap<>(parameters);
    if (claims.isEmpty()) {
      all.remove(CLAIMS);
    } else {
      all.put(CLAIMS, String.join(LINE, Ordered.set(claims)));
    }
    return all;
  }
}
