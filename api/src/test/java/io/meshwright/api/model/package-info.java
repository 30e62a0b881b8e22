/** Tests of the model: a value that exists is valid. */
@NullMarked
package io.meshwright.api.model;

import org.jspecify.annotations.NullMarked;
