/** Row expressions. */
@NullMarked
package io.meshwright.provider.aws.sql;

import org.jspecify.annotations.NullMarked;
