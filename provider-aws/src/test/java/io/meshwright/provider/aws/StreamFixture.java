package io.meshwright.provider.aws;

import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.provider.aws.client.GlueRegistry;
import io.meshwright.provider.aws.client.KinesisStream;
import io.meshwright.provider.aws.client.StreamGateway;
import io.meshwright.provider.aws.fake.FakeAccount;
import io.meshwright.provider.aws.fake.StreamRules;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.Hands;
import io.meshwright.testkit.contract.NativeEnforcement;
import io.meshwright.testkit.generate.PolicyFeature;
import io.meshwright.testkit.generate.RandomTables;
import io.meshwright.testkit.generate.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An account in which every port is a stream. */
public final class StreamFixture implements ContractFixture {
  private static final String NAME = "lake";
  private static final String PREFIX = "company-mesh";
  private static final String STRANGER = "arn:aws:iam::111122223333:role/stranger";
  private static final Set<PolicyFeature> WHOLE = Set.of(PolicyFeature.NESTING, PolicyFeature.ENDS);

  private final TestAccount account;
  private final AwsFixture inner;

  /** Streams of an account. */
  public StreamFixture(TestAccount account) {
    this.account = account;
    this.inner = AwsFixture.everyType(account);
  }

  /** Streams of a fake account. */
  public StreamFixture() {
    this(new FakeAccount());
  }

  @Override
  public ProviderFactory factory() {
    return ChangedPorts.ofKind(inner.factory(), PortKind.STREAM);
  }

  @Override
  public Platform platform() {
    return inner.platform().with("streams", PREFIX);
  }

  @Override
  public Target target() {
    Target target = inner.target();
    return new Target(platform(), RandomTables.ALL_TYPES, target.identities(), target.features());
  }

  @Override
  public Set<PolicyFeature> exactFeatures() {
    return WHOLE;
  }

  @Override
  public InstantSource clock() {
    return inner.clock();
  }

  @Override
  public Path stateFolder() {
    return inner.stateFolder();
  }

  private StreamGateway streams() {
    return account.streams(NAME, event -> {});
  }

  private KinesisStream stream(Address subject) {
    return streams().stream(subject.path().getFirst()).orElseThrow();
  }

  @Override
  public void makeForeignObjects() {
    streams().create(PREFIX + "-legacy", Map.of("note", "mine"));
    share(streams().stream(PREFIX + "-legacy").orElseThrow());
    account
        .schemas(NAME, event -> {})
        .create(new GlueRegistry(PREFIX + "-legacy", "", new TreeMap<>(Map.of("note", "mine"))));
  }

  @Override
  public void occupy(Address address) {
    String name = address.path().getFirst();
    if (address.kind().equals("registry")) {
      account
          .schemas(NAME, event -> {})
          .create(new GlueRegistry(name, "", new TreeMap<>(Map.of("note", "mine"))));
    } else {
      streams().create(name, Map.of("note", "mine"));
    }
  }

  @Override
  public Optional<NativeEnforcement> enforcement() {
    return Optional.of(new StreamRules());
  }

  private void share(KinesisStream stream) {
    String statement =
        """
        {"Version":"2012-10-17","Statement":{"Sid":"Theirs","Effect":"Allow","Principal":{"AWS":"%s"},\
        "Action":["kinesis:GetRecords","kinesis:GetShardIterator","kinesis:ListShards"],\
        "Resource":"%s"}}\
        """
            .formatted(STRANGER, stream.arn());
    TreeMap<String, String> all = new TreeMap<>(AccessStatements.of(stream.policy()));
    all.putAll(AccessStatements.of(statement));
    streams().policy(stream, AccessStatements.document(all));
  }

  @Override
  public Hands hands() {
    return new Hands() {
      @Override
      public void change(Address subject) {
        streams().encrypt(stream(subject), "alias/theirs");
      }

      @Override
      public void grant(Address subject) {
        share(stream(subject));
      }

      @Override
      public void drop(Address address) {
        switch (address.kind()) {
          case "stream" -> streams().deleteStream(address.path().getFirst());
          case "schema" ->
              account
                  .schemas(NAME, event -> {})
                  .deleteSchema(address.path().get(0), address.path().get(1));
          default -> throw new IllegalArgumentException("not dropped by hand: " + address);
        }
      }

      @Override
      public void unmark(Address subject) {
        String name = subject.path().getFirst();
        streams().deleteStream(name);
        streams().create(name, Map.of("note", "mine"));
      }
    };
  }

  @Override
  public List<Address> giveAccessByHand(Address subject) {
    hands().grant(subject);
    return List.of(Address.of(NAME, "stream-statement", subject.path().getFirst(), "Theirs"));
  }

  @Override
  public Address makeContainerByHand(Address subject) {
    String stream = subject.path().getFirst();
    String name = stream.substring(0, stream.lastIndexOf('-'));
    account
        .schemas(NAME, event -> {})
        .create(new GlueRegistry(name, "theirs", new TreeMap<>(Map.of("note", "theirs"))));
    return Address.of(NAME, "registry", name);
  }

  private static boolean isForeign(String line) {
    return line.contains("note=")
        || line.contains(PREFIX + "-legacy")
        || line.contains("company-lake");
  }

  @Override
  public List<String> foreignObjects() {
    return account.lines().stream()
        .filter(l -> !l.contains("meshwright.mesh") && isForeign(l))
        .toList();
  }

  @Override
  public List<String> ownObjects() {
    return account.lines().stream()
        .filter(l -> l.contains("meshwright.mesh") || !isForeign(l))
        .filter(l -> !l.contains("meshwright_lock_"))
        .toList();
  }

  @Override
  public void clear() {
    account.clear();
  }

  @Override
  public void close() {
    account.close();
  }
}
