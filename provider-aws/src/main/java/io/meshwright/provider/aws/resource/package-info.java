/** One record per native kind, to and from neutral attributes. */
@NullMarked
package io.meshwright.provider.aws.resource;

import org.jspecify.annotations.NullMarked;
