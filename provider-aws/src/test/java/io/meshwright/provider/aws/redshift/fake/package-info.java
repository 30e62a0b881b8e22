/** A database that keeps state and refuses what Redshift refuses, and what it shows. */
@NullMarked
package io.meshwright.provider.aws.redshift.fake;

import org.jspecify.annotations.NullMarked;
