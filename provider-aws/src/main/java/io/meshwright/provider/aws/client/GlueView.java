package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.AwsView;
import java.util.List;

/**
 * What makes a table of Glue a view.
 *
 * @param definer ARN of the role by whose rights it selects; empty where nobody says
 * @param isProtected whether engines keep what readers ask for out of the view's own plan
 * @param over the tables that it selects from, each {@code database/name}, or whatever else the
 *     service says
 * @param texts what it selects, by dialect
 * @param state how far the service is with it
 */
public record GlueView(
    String definer, boolean isProtected, List<String> over, List<Text> texts, AwsView.State state) {
  /** Copies the lists. */
  public GlueView {
    over = List.copyOf(over);
    texts = List.copyOf(texts);
  }

  /**
   * A view in the words of one engine.
   *
   * @param dialect the engine
   * @param version of its language
   * @param original as it was written
   * @param expanded as it is run; empty where the engine keeps that to itself
   */
  public record Text(String dialect, String version, String original, String expanded) {
    /** What is run; of two texts of which nobody knows which one counts, both. */
    public String query() {
      return expanded.isEmpty() || expanded.equals(original)
          ? original
          : original + "\n" + expanded;
    }
  }
}
