/** Tests of lifting by itself. */
@NullMarked
package io.meshwright.provider.aws.lift;

import org.jspecify.annotations.NullMarked;
