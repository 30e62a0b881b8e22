/** Governance rules: what Meshwright's own have in common with those that others write. */
@NullMarked
package io.meshwright.api.govern;

import org.jspecify.annotations.NullMarked;
