package io.meshwright.engine.format;

/**
 * A comment behind something on its line.
 *
 * @param text from its sign on
 * @param column where it stood, from 0
 * @param gap how many blanks were before it
 */
record Behind(String text, int column, int gap) {}
