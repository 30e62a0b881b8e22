/** Tests of where and when pipelines run. */
@NullMarked
package io.meshwright.kit.pipeline;

import org.jspecify.annotations.NullMarked;
