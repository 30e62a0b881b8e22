package io.meshwright.provider.aws.client;

/**
 * An LF-tag on something, as the service lists it: perhaps inherited.
 *
 * @param database the database
 * @param table the table; empty for the database itself
 * @param column the column; empty for the table or database itself
 * @param key the tag's key
 * @param value its value
 */
public record LakeTagging(String database, String table, String column, String key, String value) {}
