/** Batches. */
@NullMarked
package io.meshwright.provider.aws.apply;

import org.jspecify.annotations.NullMarked;
