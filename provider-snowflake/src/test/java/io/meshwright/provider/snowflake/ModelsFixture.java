package io.meshwright.provider.snowflake;

import io.meshwright.api.resource.Address;
import io.meshwright.testkit.contract.Hands;
import io.meshwright.testkit.generate.PolicyFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A fake account in which every port is of models, and into whose registries somebody logs one as
 * soon as they are there.
 */
public final class ModelsFixture extends WholeFixture {
  private static final String MODEL = "SCORER";

  private ModelsFixture(Set<PolicyFeature> features) {
    super(SnowflakeFixture.everyTypeOfModels(), features);
    logs();
  }

  private void logs() {
    boolean[] logging = {false};
    account()
        .listener(
            statement -> {
              if (!logging[0]) {
                logging[0] = true;
                account().logEverywhere(MODEL);
                logging[0] = false;
              }
            });
  }

  /** Policies of every kind, most of which close a registry. */
  public ModelsFixture() {
    this(Set.of(PolicyFeature.values()));
  }

  /**
   * Grants of the whole, from which others keep something: a registry is closed to some of them.
   */
  public static ModelsFixture keeping() {
    return new ModelsFixture(KEEPING);
  }

  @Override
  public Hands hands() {
    return new ByHand();
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    List<String> path = subject.path();
    String database = path.get(0);
    account().logEverywhere(MODEL);
    run(
        "GRANT USAGE ON DATABASE " + quoted(path.subList(0, 1)) + " TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA " + quoted(path) + " TO ROLE STRANGER",
        "GRANT READ ON FUTURE MODELS IN SCHEMA " + quoted(path) + " TO ROLE STRANGER",
        "GRANT READ ON MODEL " + model(path) + " TO ROLE STRANGER");
    List<Address> given = new ArrayList<>();
    given.add(Address.of(NAME, "grant", database, "", "", STRANGER));
    given.add(Address.of(NAME, "grant", database, path.get(1), "", STRANGER));
    given.add(Address.of(NAME, "model-grant", database, path.get(1), "", STRANGER));
    given.add(Address.of(NAME, "model-grant", database, path.get(1), MODEL, STRANGER));
    for (String role : account().users(database, path.get(1))) {
      run("GRANT DATABASE ROLE " + quoted(List.of(database, role)) + " TO ROLE STRANGER");
      given.add(Address.of(NAME, "role-grant", database, role, STRANGER));
    }
    return given;
  }

  private static String model(List<String> registry) {
    return quoted(List.of(registry.get(0), registry.get(1), MODEL));
  }

  /** Somebody else's hands. */
  private final class ByHand implements Hands {
    @Override
    public void change(Address subject) {
      List<String> path = subject.path();
      String comment = account().schemaComment(path.get(0), path.get(1));
      run(
          "ALTER SCHEMA " + quoted(path) + " DISABLE MANAGED ACCESS",
          "ALTER SCHEMA " + quoted(path) + " SET COMMENT = " + text("by hand\n" + comment));
    }

    @Override
    public void grant(Address subject) {
      account().logEverywhere(MODEL);
      run("GRANT USAGE ON MODEL " + model(subject.path()) + " TO ROLE STRANGER");
    }

    @Override
    public void drop(Address address) {
      inner.hands().drop(address);
    }

    @Override
    public void unmark(Address subject) {
      run("ALTER SCHEMA " + quoted(subject.path()) + " SET COMMENT = 'mine'");
    }
  }
}
