package io.meshwright.provider.aws.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A view of the Glue Data Catalog: whoever selects from it sees what its definer would.
 *
 * @param database its database
 * @param name its name, in small letters
 * @param columns in order
 * @param body what it selects
 * @param definer ARN of the role by whose rights it selects; empty where nobody says
 * @param state whether the service has made it
 * @param description for people; may be empty
 * @param claims keys of the grants on it that are ours; counts only when it is made
 */
public record AwsView(
    String database,
    String name,
    List<AwsColumn> columns,
    ViewBody body,
    String definer,
    State state,
    String description,
    SortedSet<String> claims)
    implements AwsResource {
  /** The kind. */
  public static final String KIND = "view";

  /** Attribute with the tables that a view selects from, each as database and name. */
  private static final String OVER = "over";

  /** Attribute of one that is changed, which does not have to be made anew for that. */
  private static final String CHANGING = "changing";

  /** How far the service is with it. */
  public enum State {
    /** It can be queried. */
    READY,
    /** It can be queried as it was before, and engines still look at the text that it is to get. */
    CHANGING,
    /** Engines still look at its first text. */
    PENDING,
    /** An engine refused its first text. */
    FAILED;

    /** Whether engines have not answered yet. */
    public boolean isChecked() {
      return this == CHANGING || this == PENDING;
    }
  }

  /** Copies the lists. */
  public AwsView {
    columns = List.copyOf(columns);
    claims = Ordered.set(claims);
    if (body instanceof ViewBody.Select select && select.cells().size() != columns.size()) {
      throw new IllegalArgumentException(name + ": a view has as many cells as columns");
    }
  }

  /** Where a view lives. */
  public static Address address(String platform, String database, String name) {
    return Address.of(platform, KIND, database, name);
  }

  /** The attribute by which views over a table are found. */
  public static String over(String database, String table) {
    return OVER + " " + database + "." + table;
  }

  /** The attribute by which the views are found that show a port's table to one reader each. */
  public static String readersOf(String database, String relation) {
    return "readers of " + database + "." + relation;
  }

  /** The value of attributes by which views are found. */
  public static Value found() {
    return Value.of(true);
  }

  @Override
  public Address address(String platform) {
    return address(platform, database, name);
  }

  @Override
  public Resource toResource(String platform) {
    TreeMap<String, Value> attributes = new TreeMap<>();
    attributes.put("columns", new Value.Seq(columns.stream().map(AwsColumn::toValue).toList()));
    attributes.put("body", body.toValue());
    attributes.put("definer", Value.of(definer));
    State made = state == State.CHANGING ? State.READY : state;
    attributes.put("state", Value.of(made.name().toLowerCase(Locale.ROOT)));
    if (state == State.CHANGING) {
      attributes.put(CHANGING, Value.of(true));
    }
    attributes.put("description", Value.of(description));
    if (!claims.isEmpty()) {
      attributes.put(AwsDatabase.CLAIMS, new Value.Bag(claims));
    }
    List<Address> needs = new ArrayList<>(List.of(AwsDatabase.address(platform, database)));
    for (ViewBody.Base base : body.over()) {
      attributes.put(over(base.database(), base.table()), found());
    }
    if (body instanceof ViewBody.Select select) {
      ViewBody.Base base = select.base();
      needs.add(AwsTable.address(platform, base.database(), base.table()));
      // The service asks whether the definer may hand on what he selects.
      needs.add(AwsGrant.address(platform, base.database(), base.table(), "", definer));
      needs.add(AwsGrant.address(platform, database, "", "", definer));
      select.reader().ifPresent(r -> attributes.put(readersOf(database, r.relation()), found()));
    }
    return Resource.of(address(platform), attributes, needs);
  }

  static AwsView of(Resource resource) {
    Attributes values = Attributes.of(resource);
    List<String> path = resource.address().path();
    return new AwsView(
        path.get(0),
        path.get(1),
        values.sequence("columns").stream().map(values::of).map(AwsColumn::of).toList(),
        ViewBody.of(values.object("body")),
        values.text("definer"),
        values.has(CHANGING)
            ? State.CHANGING
            : State.valueOf(values.text("state").toUpperCase(Locale.ROOT)),
        values.text("description"),
        values.bagOrNone(AwsDatabase.CLAIMS));
  }
}
