package io.meshwright.api.model;

/**
 * One promise of a service-level agreement.
 *
 * @param property what is promised, for example {@code latency}
 * @param value how much
 * @param unit in what unit; may be empty
 * @param element which table or column; may be empty
 */
public record SlaProperty(String property, String value, String unit, String element) {}
