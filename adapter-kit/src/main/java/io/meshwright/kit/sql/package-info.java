/**
 * SQL that is put together with one quoting per dialect, and expressions of servers that are read
 * back.
 */
@NullMarked
package io.meshwright.kit.sql;

import org.jspecify.annotations.NullMarked;
