/** How batches are written, on a fake database. */
@NullMarked
package io.meshwright.provider.aws.redshift.apply;

import org.jspecify.annotations.NullMarked;
