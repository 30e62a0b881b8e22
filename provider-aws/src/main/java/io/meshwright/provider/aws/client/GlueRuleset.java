package io.meshwright.provider.aws.client;

/**
 * A ruleset as Glue has it.
 *
 * @param name its name
 * @param description ours is its marker
 * @param database of its table; may be empty
 * @param table that it is about; may be empty
 * @param text its rules; empty where it was only listed
 */
public record GlueRuleset(
    String name, String description, String database, String table, String text) {}
