package io.meshwright.provider.aws.resource;

/**
 * What LF-tags are used for.
 *
 * @param assigned whether databases and columns get them
 * @param rights whether whoever reads all of a product may get it by the tag of that product, where
 *     the workspace accepts what that reaches besides
 */
public record TagUse(boolean assigned, boolean rights) {
  /** Refuses rights by tags that nothing has. */
  public TagUse {
    if (rights && !assigned) {
      throw new IllegalArgumentException("rights by tags need tags");
    }
  }
}
