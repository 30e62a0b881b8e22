/** The pages that explain the codes of findings. */
@NullMarked
package io.meshwright.engine.pages;

import org.jspecify.annotations.NullMarked;
