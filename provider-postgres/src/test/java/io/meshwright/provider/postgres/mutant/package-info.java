/** Adapters with one mistake each, and the suite that finds them. */
@NullMarked
package io.meshwright.provider.postgres.mutant;

import org.jspecify.annotations.NullMarked;
