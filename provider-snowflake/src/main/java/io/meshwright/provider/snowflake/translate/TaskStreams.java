package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.InputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What pipelines of kind streaming follow: the tables of their inputs, which have to be here and
 * which their producer has to read himself, each by a stream of the pipeline's own. What a policy
 * of a table keeps from the producer its stream keeps from him too.
 */
public final class TaskStreams {
  /** The setting. */
  public static final String SETTING = "streaming";

  private static final String NONE = "none";
  private static final String TASKS = "tasks";
  private static final String SELECT = "SELECT";

  private final Platform platform;
  private final TreeMap<TableAddress, Placed> placed = new TreeMap<>();

  TaskStreams(Platform platform) {
    this.platform = platform;
  }

  private record Placed(TableRules rules, List<PortRoles.PortRole> roles) {}

  /** What a pipeline follows, or why it cannot. */
  sealed interface Found {
    /**
     * Streams, and what the task comes after.
     *
     * @param streams in the order of the pipeline's inputs
     * @param needs the streams, and what lets the producer read their tables
     */
    record Streams(List<SfStream> streams, List<Address> needs) implements Found {
      /** Copies the lists. */
      public Streams {
        streams = List.copyOf(streams);
        needs = List.copyOf(needs);
      }
    }

    /**
     * Nothing.
     *
     * @param limit what of the capabilities
     * @param why the reason
     */
    record Refused(String limit, String why) implements Found {}
  }

  /** Checks how the setting is written. */
  public static void check(Settings settings) {
    settings.word(SETTING, List.of(NONE, TASKS));
  }

  /** Whether streams are read: where the setting is written, as none too, since some may go. */
  public static boolean isRead(Platform platform) {
    return platform.settings().containsKey(SETTING);
  }

  /** Whether pipelines of kind streaming become tasks. */
  boolean isOn() {
    return TASKS.equalsIgnoreCase(platform.settings().get(SETTING));
  }

  /** Tables of a port that are there, and the roles of the port. */
  void placed(List<TableRules> tables, List<PortRoles.PortRole> roles) {
    tables.forEach(t -> placed.put(t.policies().table(), new Placed(t, roles)));
  }

  /** The streams of a pipeline whose task a role owns. */
  Found of(DataProduct product, Place place, Pipeline pipeline, String role) {
    if (pipeline.inputs().isEmpty()) {
      return new Found.Refused("task-source", "it follows no input; name those that start it");
    }
    List<SfStream> streams = new ArrayList<>();
    List<Address> needs = new ArrayList<>();
    for (String name : pipeline.inputs().stream().distinct().toList()) {
      Map<TableAddress, Placed> tables = tables(product, name);
      if (tables.isEmpty()) {
        return elsewhere(name);
      }
      for (Map.Entry<TableAddress, Placed> table : tables.entrySet()) {
        TableForm form = table.getValue().rules().form();
        List<Address> rights = rights(table.getValue(), role);
        if (form.storage().kind() != TableKind.TABLE) {
          return elsewhere(name);
        }
        if (rights.isEmpty()) {
          return new Found.Refused(
              "task-rights",
              ("the producer does not read table %s of input '%s' itself; let it read the port,"
                      + " without policies that need a view")
                  .formatted(table.getKey(), name));
        }
        if (takes(table.getValue().rules().policies())) {
          return new Found.Refused("task-rights", usedUp(table.getKey(), name));
        }
        needs.addAll(rights);
        SfStream stream =
            SfStream.of(
                place.database(),
                place.schema(),
                SfNames.stream(pipeline.name(), name, table.getKey().table()),
                List.of(form.place().database(), form.place().schema(), form.table()),
                role);
        needs.add(stream.address(platform.name().value()));
        streams.add(stream);
      }
    }
    return new Found.Streams(streams, needs);
  }

  /** A task acts for no user, and counts as anybody. */
  private static String usedUp(TableAddress table, String input) {
    return String.join(
        " ",
        "policies keep something of table " + table + " of input '" + input + "' from somebody:",
        "a task acts for no user and counts as anybody, so that its stream would use up unread",
        "what they keep; follow a port without denials and 'not member_of',",
        "or run it by a schedule");
  }

  /** Whether something is taken from whoever may have a role, as a task may have each. */
  private static boolean takes(TablePolicies policies) {
    return !policies.denials().isEmpty()
        || Stream.concat(
                policies.grants().stream().map(TablePolicies.Grant::rows),
                policies.rowPolicies().stream().map(TablePolicies.KeptRows::keep))
            .map(NormalForm::of)
            .anyMatch(TaskStreams::asksWhoIsNot);
  }

  private static boolean asksWhoIsNot(Expression normal) {
    return switch (normal) {
      case Expression.And(List<Expression> parts) ->
          parts.stream().anyMatch(TaskStreams::asksWhoIsNot);
      case Expression.Or(List<Expression> parts) ->
          parts.stream().anyMatch(TaskStreams::asksWhoIsNot);
      case Expression.Not(Expression part) -> part instanceof Expression.MemberOf;
      default -> false;
    };
  }

  private static Found elsewhere(String input) {
    return new Found.Refused(
        "task-source",
        ("input '%s' is no standard table of this platform; follow ports of kind table, share or"
                + " stream that are here")
            .formatted(input));
  }

  private Map<TableAddress, Placed> tables(DataProduct product, String input) {
    Optional<PortAddress> source =
        product.inputPorts().stream()
            .filter(i -> i.name().equals(input))
            .findFirst()
            .flatMap(InputPort::source);
    TreeMap<TableAddress, Placed> tables = new TreeMap<>(placed);
    tables.keySet().removeIf(t -> !source.equals(Optional.of(t.port())));
    return tables;
  }

  /** What has to be there for a role to read a table itself; nothing where it does not. */
  private List<Address> rights(Placed table, String role) {
    String on = platform.name().value();
    TableForm form = table.rules().form();
    Place place = form.place();
    List<Address> needs = new ArrayList<>();
    for (PortRoles.PortRole one : table.roles()) {
      boolean reads =
          one.to().contains(role)
              && one.tables().contains(table.rules())
              && one.onTable(table.rules()).contains(SELECT);
      if (reads) {
        String grantee = SfGrant.databaseRole(place.database(), one.name());
        needs.add(SfRoleGrant.address(on, place.database(), one.name(), role));
        needs.add(SfGrant.address(on, place.database(), "", "", grantee));
        needs.add(SfGrant.address(on, place.database(), place.schema(), "", grantee));
        needs.add(SfGrant.address(on, place.database(), place.schema(), form.table(), grantee));
      }
    }
    return needs;
  }
}
