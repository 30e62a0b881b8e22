package io.meshwright.provider.snowflake.client;

/**
 * What is read only where a platform has something to say about it.
 *
 * @param warehouses warehouses, their monitors and who may use them
 */
public record ReadAlso(boolean warehouses) {}
