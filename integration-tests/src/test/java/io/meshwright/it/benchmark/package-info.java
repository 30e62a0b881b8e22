/** What planning and applying cost: meshes of any size, and the benchmarks over them. */
@NullMarked
package io.meshwright.it.benchmark;

import org.jspecify.annotations.NullMarked;
