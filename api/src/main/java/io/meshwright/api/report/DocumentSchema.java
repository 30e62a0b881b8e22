package io.meshwright.api.report;

/**
 * The JSON schema of one kind of document.
 *
 * @param name what people call it: {@code mesh}
 * @param files the files of a workspace that it is for, as a pattern; empty where it is for none
 * @param title what the document is
 * @param fileName how the schema's own file is named: {@code mesh.schema.json}
 * @param text the schema
 */
public record DocumentSchema(
    String name, String files, String title, String fileName, String text) {}
