/** What Redshift is asked, over its Data API. */
@NullMarked
package io.meshwright.provider.aws.redshift.client;

import org.jspecify.annotations.NullMarked;
