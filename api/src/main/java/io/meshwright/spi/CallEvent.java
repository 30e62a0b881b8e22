package io.meshwright.spi;

/**
 * One call to a platform, for counting. Holds no values, so no secret either.
 *
 * @param platform which platform
 * @param family what was called, for example {@code catalogue.read}
 * @param writes whether it may change something
 */
public record CallEvent(String platform, String family, boolean writes) {}
