package io.meshwright.provider.snowflake;

import io.meshwright.api.resource.Address;
import io.meshwright.testkit.contract.Hands;
import io.meshwright.testkit.generate.PolicyFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A fake account in which every port is of files. */
public final class FilesFixture extends WholeFixture {

  private FilesFixture(Set<PolicyFeature> features) {
    super(SnowflakeFixture.everyTypeOfFiles(), features);
  }

  /** Policies of every kind, most of which close a stage. */
  public FilesFixture() {
    this(Set.of(PolicyFeature.values()));
  }

  /** Grants of the whole, from which others keep something: a stage is closed to some of them. */
  public static FilesFixture keeping() {
    return new FilesFixture(KEEPING);
  }

  @Override
  public Hands hands() {
    return new ByHand();
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    List<String> path = subject.path();
    String database = path.get(0);
    run(
        "GRANT USAGE ON DATABASE " + quoted(path.subList(0, 1)) + " TO ROLE STRANGER",
        "GRANT USAGE ON SCHEMA " + quoted(path.subList(0, 2)) + " TO ROLE STRANGER",
        "GRANT READ, WRITE ON STAGE " + quoted(path) + " TO ROLE STRANGER");
    List<Address> given = new ArrayList<>();
    given.add(Address.of(NAME, "grant", database, "", "", STRANGER));
    given.add(Address.of(NAME, "grant", database, path.get(1), "", STRANGER));
    given.add(Address.of(NAME, "stage-grant", database, path.get(1), path.get(2), STRANGER));
    for (String role : account().readers(database, path.get(1), path.get(2))) {
      run("GRANT DATABASE ROLE " + quoted(List.of(database, role)) + " TO ROLE STRANGER");
      given.add(Address.of(NAME, "role-grant", database, role, STRANGER));
    }
    return given;
  }

  /** Somebody else's hands. */
  private final class ByHand implements Hands {
    @Override
    public void change(Address subject) {
      List<String> path = subject.path();
      String comment = account().stageComment(path.get(0), path.get(1), path.get(2));
      run(
          "ALTER STAGE " + quoted(path) + " SET DIRECTORY = (ENABLE = FALSE)",
          "ALTER STAGE " + quoted(path) + " SET COMMENT = " + text("by hand\n" + comment));
    }

    @Override
    public void grant(Address subject) {
      run("GRANT READ ON STAGE " + quoted(subject.path()) + " TO ROLE STRANGER");
    }

    @Override
    public void drop(Address address) {
      inner.hands().drop(address);
    }

    @Override
    public void unmark(Address subject) {
      run("ALTER STAGE " + quoted(subject.path()) + " SET COMMENT = 'mine'");
    }
  }
}
