package io.meshwright.spi;

/**
 * A dated fact about what a platform can do.
 *
 * @param id stable name, referred to by verdicts
 * @param value the limit, in words or a number
 * @param source where it is written
 * @param date when that was read, ISO 8601
 */
public record Limit(String id, String value, String source, String date) {}
