/** Seeded cases: schemas, rows, filters, policies and meshes, each replayable from one number. */
@NullMarked
package io.meshwright.testkit.generate;

import org.jspecify.annotations.NullMarked;
