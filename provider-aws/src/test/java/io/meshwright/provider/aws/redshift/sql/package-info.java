/** The dialect, read back and judged by others. */
@NullMarked
package io.meshwright.provider.aws.redshift.sql;

import org.jspecify.annotations.NullMarked;
