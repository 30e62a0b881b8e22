/** Schemas of streams as texts of Apache Avro, both ways; pure. */
@NullMarked
package io.meshwright.provider.aws.avro;

import org.jspecify.annotations.NullMarked;
