/** Executes one batch, which is one transaction. */
@NullMarked
package io.meshwright.provider.aws.redshift.apply;

import org.jspecify.annotations.NullMarked;
