package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** How a view port is made from other tables of the mesh. */
public sealed interface ViewDefinition {
  /**
   * A selection from one table, in neutral form.
   *
   * @param from the table
   * @param columns per published column the source column, in published order
   * @param where which rows; empty means all
   */
  record Select(TableAddress from, Map<String, String> columns, Optional<Expression> where)
      implements ViewDefinition {
    /** Copies the columns in order. */
    public Select {
      columns = Ordered.inserted(columns);
    }
  }

  /**
   * Native text per provider. Opaque: it is never translated, and its policies cannot be proved.
   *
   * @param textByProvider query by provider id
   */
  record Native(SortedMap<String, String> textByProvider) implements ViewDefinition {
    /** Copies the texts; there is at least one. */
    public Native {
      textByProvider = Ordered.map(textByProvider);
      if (textByProvider.isEmpty()) {
        throw new IllegalArgumentException("a native view without any text");
      }
    }
  }
}
