/** The neutral model of a mesh: platforms, domains, products, ports, contracts, principals. */
@NullMarked
package io.meshwright.api.model;

import org.jspecify.annotations.NullMarked;
