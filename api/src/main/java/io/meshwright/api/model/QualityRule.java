package io.meshwright.api.model;

/**
 * A rule that the data should fulfil. Provisioning keeps it and shows it; running it is a later
 * capability.
 *
 * @param element table, or table and column, that it is about
 * @param type {@code library}, {@code text}, {@code sql} or {@code custom}
 * @param rule name, text or query
 */
public record QualityRule(String element, String type, String rule) {}
