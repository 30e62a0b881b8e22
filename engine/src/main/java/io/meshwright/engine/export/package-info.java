/** Writes the model as the documents of a workspace. Pure: texts by file name come out. */
@NullMarked
package io.meshwright.engine.export;

import org.jspecify.annotations.NullMarked;
