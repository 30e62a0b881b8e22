/** One record per native kind of Snowflake, to and from neutral attributes. */
@NullMarked
package io.meshwright.provider.snowflake.resource;

import org.jspecify.annotations.NullMarked;
