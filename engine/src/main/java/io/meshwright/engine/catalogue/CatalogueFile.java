package io.meshwright.engine.catalogue;

import java.util.function.Supplier;

/**
 * A file of a catalogue.
 *
 * @param name its name in the folder; no folders below
 * @param text makes its text; large catalogues never stand in memory as a whole
 */
public record CatalogueFile(String name, Supplier<String> text) {}
