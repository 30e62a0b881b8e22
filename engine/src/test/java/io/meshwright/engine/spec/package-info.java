/** Tests of reading workspaces. */
@NullMarked
package io.meshwright.engine.spec;

import org.jspecify.annotations.NullMarked;
