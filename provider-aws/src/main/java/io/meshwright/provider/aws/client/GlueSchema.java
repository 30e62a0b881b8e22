package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import java.util.SortedMap;

/**
 * A schema as Glue has it.
 *
 * @param registry its registry
 * @param name its name
 * @param compatibility what may change between versions
 * @param definition the newest version that counts, in the language of Avro or another; empty where
 *     none does
 * @param isPending whether a newer version is still being compared with those before
 * @param tags all tags
 */
public record GlueSchema(
    String registry,
    String name,
    String compatibility,
    String definition,
    boolean isPending,
    SortedMap<String, String> tags) {
  /** Copies the tags. */
  public GlueSchema {
    tags = Ordered.map(tags);
  }
}
