/** Model to schemas, tables, rights and policies, and verdicts; pure. */
@NullMarked
package io.meshwright.provider.aws.redshift.translate;

import org.jspecify.annotations.NullMarked;
