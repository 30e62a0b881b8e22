package io.meshwright.provider.snowflake.client;

/**
 * What is read only where a platform has something to say about it.
 *
 * @param warehouses warehouses, their monitors and who may use them
 * @param tags tags, their values and policies on them
 * @param metrics metrics of tables, and what is expected of them
 * @param streams streams, whoever made them
 * @param listings listings that no share that is looked at tells of
 */
public record ReadAlso(
    boolean warehouses, boolean tags, boolean metrics, boolean streams, boolean listings) {}
