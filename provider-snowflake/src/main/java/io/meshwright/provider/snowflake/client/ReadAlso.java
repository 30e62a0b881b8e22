package io.meshwright.provider.snowflake.client;

/**
 * What is read only where a platform has something to say about it.
 *
 * @param warehouses warehouses, their monitors and who may use them
 * @param tags tags, their values and policies on them
 */
public record ReadAlso(boolean warehouses, boolean tags) {}
