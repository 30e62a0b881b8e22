/** How a product's data is made: where its pipelines run, and when. */
@NullMarked
package io.meshwright.kit.pipeline;

import org.jspecify.annotations.NullMarked;
