package io.meshwright.engine.spec;

/**
 * A physical type that nobody but the author of a contract knows.
 *
 * @param name as it is written
 * @param columns how many columns have it
 * @param guess what it may stand for, as mesh.yaml writes that
 */
public record InventedType(String name, int columns, String guess) {}
