package io.meshwright.provider.aws.client;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsOpenPlace;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.StreamPlace;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import jakarta.inject.Inject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads live facts in bulk: all databases, the tables of those that matter, and every filter and
 * right of the account.
 */
public final class AwsReader implements Reader {
  private final PlatformName platform;
  private final Account account;
  private final AwsPlace place;
  private final StreamPlace streams;
  private final AwsHome home;

  /** Reads a platform. */
  @Inject
  AwsReader(
      PlatformName platform, Account account, AwsPlace place, StreamPlace streams, AwsHome home) {
    this.platform = platform;
    this.account = account;
    this.place = place;
    this.streams = streams;
    this.home = home;
  }

  @Override
  public void read(ReadScope scope, Consumer<Seen> inAddressOrder) {
    home.account().ifPresent(this::check);
    List<GlueDatabase> all = account.catalogue().databases();
    SortedSet<String> names = new TreeSet<>(Needs.databases(scope.wanted()));
    for (GlueDatabase database : all) {
      Markers.of(database.parameters())
          .filter(m -> m.mesh().mesh().equals(scope.mesh().mesh()))
          .ifPresent(m -> names.add(database.name()));
    }
    JobLive jobs = JobLive.of(platform.value(), account, scope);
    AwsLive live =
        AwsLive.of(
            platform.value(),
            scope.mesh().mesh(),
            names,
            all,
            account,
            storage(scope),
            jobs,
            streams(scope));
    new LiveSharing(platform.value(), live, home.account(), account.sharing()).read();
    openPlaces().forEach(open -> live.add(open, new Owner.Foreign()));
    live.facts().values().forEach(inAddressOrder);
  }

  /** Who is outside, and what links point at, is decided by the setting: it has to be true. */
  private void check(String said) {
    String asked = account.roles().account();
    if (!asked.equals(said)) {
      throw new MeshException(
          ErrorKind.USER,
          "platform %s is account %s by its settings, and the credentials are of account %s; correct"
                  .formatted(platform, said, asked)
              + " 'account', or sign in there");
    }
  }

  /** Where there are to be no streams nothing is asked: we may have no right to. */
  private StreamLive streams(ReadScope scope) {
    return streams
        .prefix()
        .map(prefix -> StreamLive.of(platform.value(), account, prefix, scope))
        .orElseGet(() -> StreamLive.none(platform.value()));
  }

  private StorageLive storage(ReadScope scope) {
    return switch (place) {
      case AwsPlace.Buckets buckets -> StorageLive.of(platform.value(), account, buckets, scope);
      // Somebody else looks after it, and we may have no right to.
      case AwsPlace.Warehouse(String location) ->
          StorageLive.of(platform.value(), account, List.of());
    };
  }

  /** Where nothing guards a place of somebody else: all of it, or parts. */
  private List<AwsOpenPlace> openPlaces() {
    if (!(place instanceof AwsPlace.Warehouse(String location))) {
      return List.of();
    }
    List<LakeLocation> all = account.locations().locations();
    List<LakeLocation> covering = all.stream().filter(l -> l.covers(location)).toList();
    if (covering.isEmpty() || covering.stream().anyMatch(LakeLocation::hybrid)) {
      return List.of(new AwsOpenPlace(location, !covering.isEmpty()));
    }
    return all.stream()
        .filter(l -> l.hybrid() && l.isWithin(location))
        .map(l -> new AwsOpenPlace(LakeLocation.place(l.arn()), true))
        .toList();
  }
}
