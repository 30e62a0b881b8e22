package io.meshwright.provider.snowflake.client;

/**
 * What is read only where a platform has something to say about it.
 *
 * @param warehouses warehouses, their monitors and who may use them
 * @param metrics metrics of tables, and what is expected of them
 */
public record ReadAlso(boolean warehouses, boolean metrics) {}
