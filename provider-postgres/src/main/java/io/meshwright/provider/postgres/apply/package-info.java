/** Carries out batches of changes, each in one transaction, and reads back what became of them. */
@NullMarked
package io.meshwright.provider.postgres.apply;

import org.jspecify.annotations.NullMarked;
