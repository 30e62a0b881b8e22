/** The mesh as a catalogue of HTML pages, for people. Pure: texts by file name come out. */
@NullMarked
package io.meshwright.engine.catalogue;

import org.jspecify.annotations.NullMarked;
