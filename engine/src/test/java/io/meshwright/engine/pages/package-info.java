/** Tests of the pages of codes. */
@NullMarked
package io.meshwright.engine.pages;

import org.jspecify.annotations.NullMarked;
