/** Texts in other languages than SQL: schemas of Avro, and JSON. */
@NullMarked
package io.meshwright.provider.aws.text;

import org.jspecify.annotations.NullMarked;
