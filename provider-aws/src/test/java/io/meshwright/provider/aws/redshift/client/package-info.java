/** The Data API over HTTP, with prepared answers. */
@NullMarked
package io.meshwright.provider.aws.redshift.client;

import org.jspecify.annotations.NullMarked;
