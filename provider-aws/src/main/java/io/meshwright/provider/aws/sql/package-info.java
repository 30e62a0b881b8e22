/** Row expressions of Lake Formation, and types of Glue. */
@NullMarked
package io.meshwright.provider.aws.sql;

import org.jspecify.annotations.NullMarked;
