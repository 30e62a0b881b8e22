/** Plans as files: JSON with a published schema, read back exactly or refused. */
@NullMarked
package io.meshwright.engine.planfile;

import org.jspecify.annotations.NullMarked;
