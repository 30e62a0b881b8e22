package io.meshwright.api.plan;

/**
 * What a platform can or cannot do, and how that is known.
 *
 * @param value the limit, in words or a number
 * @param source where it is written
 * @param date when that was read, ISO 8601
 */
public record CapabilityFact(String value, String source, String date) {}
