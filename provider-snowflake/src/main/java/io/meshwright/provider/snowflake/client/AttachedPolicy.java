package io.meshwright.provider.snowflake.client;

/**
 * A policy by its place.
 *
 * @param database its database
 * @param schema its schema
 * @param name its name
 */
public record AttachedPolicy(String database, String schema, String name) {}
