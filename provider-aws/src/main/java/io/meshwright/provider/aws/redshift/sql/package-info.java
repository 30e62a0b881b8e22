/** The dialect of Redshift: one type that quotes, and readers of what the server shows. */
@NullMarked
package io.meshwright.provider.aws.redshift.sql;

import org.jspecify.annotations.NullMarked;
