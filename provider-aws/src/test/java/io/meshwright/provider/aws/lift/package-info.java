/** Lifting, judged by what the vendor's pages say. */
@NullMarked
package io.meshwright.provider.aws.lift;

import org.jspecify.annotations.NullMarked;
