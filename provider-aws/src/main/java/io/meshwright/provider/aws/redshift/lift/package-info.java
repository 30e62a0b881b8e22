/** Native resources of Redshift to neutral rules; pure. */
@NullMarked
package io.meshwright.provider.aws.redshift.lift;

import org.jspecify.annotations.NullMarked;
