/** One record per native kind of Redshift, to and from neutral attributes. */
@NullMarked
package io.meshwright.provider.aws.redshift.resource;

import org.jspecify.annotations.NullMarked;
