package io.meshwright.provider.aws.fake;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.LakeTag;
import io.meshwright.provider.aws.client.LakeTagging;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.client.TagPlace;
import io.meshwright.provider.aws.resource.TagExpression;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * LF-tags, by their pages: only one value a key, values that exist, fifty a call; what carries a
 * value keeps it from being removed, and not the tag from being deleted.
 */
final class FakeTags implements TagGateway {
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@%]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@%]{0,256}");

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeTags(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "lakeformation." + call, writes));
  }

  @Override
  public List<LakeTag> tags() {
    told("ListLFTags", false);
    synchronized (account) {
      List<LakeTag> all = new ArrayList<>();
      account.tags.forEach((key, values) -> all.add(new LakeTag(key, values)));
      return all;
    }
  }

  @Override
  public Map<String, TagExpression> expressions() {
    told("ListLFTagExpressions", false);
    synchronized (account) {
      return Map.copyOf(account.expressions);
    }
  }

  @Override
  public List<LakeTagging> databases(String key, SortedSet<String> values) {
    told("SearchDatabasesByLFTags", false);
    synchronized (account) {
      known(key, values);
      return account.taggings.values().stream()
          .filter(t -> t.table().isEmpty() && t.key().equals(key) && values.contains(t.value()))
          .toList();
    }
  }

  /** A table is found by what it inherits as well; what it inherits is listed with it. */
  @Override
  public List<LakeTagging> tables(String key, SortedSet<String> values) {
    told("SearchTablesByLFTags", false);
    synchronized (account) {
      known(key, values);
      List<LakeTagging> found = new ArrayList<>();
      for (GlueTable table : account.tables.values()) {
        String database = table.database();
        String name = table.name();
        String inherited = own(database, "", "", key, "");
        String value = own(database, name, "", key, inherited);
        if (values.contains(value)) {
          found.add(new LakeTagging(database, name, "", key, value));
        }
        for (GlueTable.GlueColumn column : table.columns()) {
          String each = own(database, name, column.name(), key, value);
          if (values.contains(each)) {
            found.add(new LakeTagging(database, name, column.name(), key, each));
          }
        }
      }
      return found;
    }
  }

  private String own(String database, String table, String column, String key, String otherwise) {
    LakeTagging tagging = account.taggings.get(at(database, table, column, key));
    return tagging == null ? otherwise : tagging.value();
  }

  private static List<String> at(String database, String table, String column, String key) {
    return List.of(database, table, column, key);
  }

  private void known(String key, SortedSet<String> values) {
    SortedSet<String> there = account.tags.get(key);
    if (there == null) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: tag " + key);
    }
    if (values.isEmpty() || !there.containsAll(values)) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: values " + values);
    }
  }

  private static void check(String key, SortedSet<String> values) {
    boolean good =
        KEY.matcher(key).matches()
            && !values.isEmpty()
            && values.size() <= MAX_VALUES
            && values.stream().allMatch(v -> VALUE.matcher(v).matches());
    if (!good) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: " + key + " " + values);
    }
  }

  /** Whether there is what a right asks for. */
  static void check(FakeAccount account, LakePermission.Tagged tagged) {
    boolean there =
        tagged.saved().isEmpty()
            ? tagged.asked().keys().entrySet().stream()
                .allMatch(
                    e ->
                        account.tags.containsKey(e.getKey())
                            && account.tags.get(e.getKey()).containsAll(e.getValue()))
            : account.expressions.containsKey(tagged.saved());
    if (!there) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + tagged.words());
    }
    if (tagged.saved().isEmpty() && !tagged.asked().isKnown()) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: no expression");
    }
  }

  @Override
  public void create(LakeTag tag) {
    told("CreateLFTag", true);
    synchronized (account) {
      check(tag.key(), tag.values());
      if (account.tags.putIfAbsent(tag.key(), new TreeSet<>(tag.values())) != null) {
        throw FakeAccount.refused(
            ErrorKind.USER, "InvalidInputException: Tag key already exists: " + tag.key());
      }
    }
  }

  @Override
  public void add(String key, SortedSet<String> values) {
    told("UpdateLFTag", true);
    synchronized (account) {
      check(key, values);
      TreeSet<String> all = new TreeSet<>(there(key));
      all.addAll(values);
      account.tags.put(key, all);
    }
  }

  private SortedSet<String> there(String key) {
    SortedSet<String> values = account.tags.get(key);
    if (values == null) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: tag " + key);
    }
    return values;
  }

  @Override
  public void remove(String key, SortedSet<String> values) {
    told("UpdateLFTag", true);
    synchronized (account) {
      check(key, values);
      TreeSet<String> left = new TreeSet<>(there(key));
      left.removeAll(values);
      boolean used =
          account.taggings.values().stream()
              .anyMatch(t -> t.key().equals(key) && values.contains(t.value()));
      if (used || left.isEmpty()) {
        throw FakeAccount.refused(
            ErrorKind.USER, "InvalidInputException: Update not allowed: " + key + " " + values);
      }
      account.tags.put(key, left);
    }
  }

  @Override
  public void delete(String key) {
    told("DeleteLFTag", true);
    synchronized (account) {
      account.tags.remove(key);
      account.taggings.values().removeIf(t -> t.key().equals(key));
    }
  }

  @Override
  public void assign(TagPlace place, Map<String, String> tags) {
    told("AddLFTagsToResource", true);
    synchronized (account) {
      mustBeThere(place);
      tags.forEach((key, value) -> known(key, Ordered.set(List.of(value))));
      each(
          place,
          tags,
          tagging ->
              account.taggings.put(
                  at(tagging.database(), tagging.table(), tagging.column(), tagging.key()),
                  tagging));
    }
  }

  private static void each(TagPlace place, Map<String, String> tags, Consumer<LakeTagging> what) {
    SortedSet<String> columns =
        place.columns().isEmpty() ? Ordered.set(List.of("")) : place.columns();
    new TreeMap<>(tags)
        .forEach(
            (key, value) ->
                columns.forEach(
                    c ->
                        what.accept(
                            new LakeTagging(place.database(), place.table(), c, key, value))));
  }

  private void mustBeThere(TagPlace place) {
    GlueTable table = account.tables.get(FakeAccount.key(place.database(), place.table()));
    boolean there =
        place.table().isEmpty()
            ? account.databases.containsKey(place.database())
            : table != null
                && table.columns().stream()
                    .map(GlueTable.GlueColumn::name)
                    .toList()
                    .containsAll(place.columns());
    if (!there) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + place.text());
    }
  }

  @Override
  public void unassign(TagPlace place, Map<String, String> tags) {
    told("RemoveLFTagsFromResource", true);
    synchronized (account) {
      each(
          place,
          tags,
          tagging ->
              account.taggings.remove(
                  at(tagging.database(), tagging.table(), tagging.column(), tagging.key()),
                  tagging));
    }
  }
}
