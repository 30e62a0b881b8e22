package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.provider.aws.resource.TagExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.ColumnLFTag;
import software.amazon.awssdk.services.lakeformation.model.ErrorDetail;
import software.amazon.awssdk.services.lakeformation.model.LFTag;
import software.amazon.awssdk.services.lakeformation.model.LFTagError;
import software.amazon.awssdk.services.lakeformation.model.LFTagExpression;
import software.amazon.awssdk.services.lakeformation.model.LFTagPair;
import software.amazon.awssdk.services.lakeformation.model.ListLfTagExpressionsResponse;
import software.amazon.awssdk.services.lakeformation.model.ListLfTagsResponse;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.SearchDatabasesByLfTagsResponse;
import software.amazon.awssdk.services.lakeformation.model.SearchTablesByLfTagsResponse;
import software.amazon.awssdk.services.lakeformation.model.TaggedTable;

/** LF-tags over the SDK. */
public final class SdkTags implements TagGateway {
  private static final int PAGE = 1_000;
  private static final int SEARCHED = 100;
  private static final int ANSWERED = 400;

  private final AwsClients clients;
  private final SdkCalls calls;
  private final int page;
  private final int searched;

  /** Tags of an account and region. */
  public SdkTags(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE, SEARCHED);
  }

  /** With smaller pages. */
  SdkTags(AwsClients clients, CallMeter meter, int page, int searched) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "lakeformation");
    this.page = page;
    this.searched = searched;
  }

  private LakeFormationClient lake() {
    return clients.lakeFormation();
  }

  @Override
  public List<LakeTag> tags() {
    return calls.all(
        "ListLFTags",
        "the catalogue",
        token -> {
          ListLfTagsResponse answer =
              lake().listLFTags(r -> r.maxResults(page).nextToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.lfTags().stream()
                  .map(t -> new LakeTag(t.tagKey(), new TreeSet<>(t.tagValues())))
                  .toList(),
              Optional.ofNullable(answer.nextToken()));
        });
  }

  @Override
  public Map<String, TagExpression> expressions() {
    List<LFTagExpression> all =
        calls.all(
            "ListLFTagExpressions",
            "the catalogue",
            token -> {
              ListLfTagExpressionsResponse answer =
                  lake()
                      .listLFTagExpressions(r -> r.maxResults(page).nextToken(token.orElse(null)));
              return new Pages.Page<>(
                  answer.lfTagExpressions(), Optional.ofNullable(answer.nextToken()));
            });
    Map<String, TagExpression> byName = new TreeMap<>();
    all.forEach(e -> byName.put(e.name(), LakeResources.asked(e.expression())));
    return byName;
  }

  @Override
  public List<LakeTagging> databases(String key, SortedSet<String> values) {
    return searched(
        key,
        values,
        expression ->
            calls.all(
                "SearchDatabasesByLFTags",
                key,
                token -> {
                  SearchDatabasesByLfTagsResponse answer =
                      lake()
                          .searchDatabasesByLFTags(
                              r ->
                                  r.expression(expression)
                                      .maxResults(searched)
                                      .nextToken(token.orElse(null)));
                  List<LakeTagging> found = new ArrayList<>();
                  answer
                      .databaseList()
                      .forEach(d -> add(found, d.database().name(), "", "", d.lfTags()));
                  return new Pages.Page<>(found, Optional.ofNullable(answer.nextToken()));
                }));
  }

  @Override
  public List<LakeTagging> tables(String key, SortedSet<String> values) {
    return searched(
        key,
        values,
        expression ->
            calls.all(
                "SearchTablesByLFTags",
                key,
                token -> {
                  SearchTablesByLfTagsResponse answer =
                      lake()
                          .searchTablesByLFTags(
                              r ->
                                  r.expression(expression)
                                      .maxResults(searched)
                                      .nextToken(token.orElse(null)));
                  List<LakeTagging> found = new ArrayList<>();
                  answer.tableList().forEach(t -> add(found, t));
                  return new Pages.Page<>(found, Optional.ofNullable(answer.nextToken()));
                }));
  }

  /** Whether the service tells of other tags of what it finds, nobody writes. */
  private static List<LakeTagging> searched(
      String key, SortedSet<String> values, Function<LFTag, List<LakeTagging>> search) {
    List<LakeTagging> found = new ArrayList<>();
    for (List<String> some : some(values)) {
      search.apply(LFTag.builder().tagKey(key).tagValues(some).build()).stream()
          .filter(t -> t.key().equals(key))
          .forEach(found::add);
    }
    return found;
  }

  private static List<List<String>> some(SortedSet<String> values) {
    List<String> all = List.copyOf(values);
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_VALUES) {
      parts.add(all.subList(from, Math.min(all.size(), from + MAX_VALUES)));
    }
    return parts;
  }

  private static void add(List<LakeTagging> found, TaggedTable table) {
    String database = table.table().databaseName();
    String name = table.table().name();
    add(found, database, "", "", table.lfTagOnDatabase());
    add(found, database, name, "", table.lfTagsOnTable());
    for (ColumnLFTag column : table.lfTagsOnColumns()) {
      add(found, database, name, column.name(), column.lfTags());
    }
  }

  private static void add(
      List<LakeTagging> found,
      String database,
      String table,
      String column,
      List<LFTagPair> pairs) {
    for (LFTagPair pair : pairs) {
      for (String value : pair.tagValues()) {
        found.add(new LakeTagging(database, table, column, pair.tagKey(), value));
      }
    }
  }

  @Override
  public void create(LakeTag tag) {
    calls.write(
        "CreateLFTag",
        tag.key(),
        () -> lake().createLFTag(r -> r.tagKey(tag.key()).tagValues(tag.values())));
  }

  @Override
  public void add(String key, SortedSet<String> values) {
    calls.write(
        "UpdateLFTag", key, () -> lake().updateLFTag(r -> r.tagKey(key).tagValuesToAdd(values)));
  }

  @Override
  public void remove(String key, SortedSet<String> values) {
    calls.write(
        "UpdateLFTag", key, () -> lake().updateLFTag(r -> r.tagKey(key).tagValuesToDelete(values)));
  }

  @Override
  public void delete(String key) {
    SdkCalls.unless(
        SdkCalls.NOT_FOUND,
        () -> calls.write("DeleteLFTag", key, () -> lake().deleteLFTag(r -> r.tagKey(key))));
  }

  @Override
  public void assign(TagPlace place, Map<String, String> tags) {
    String call = "AddLFTagsToResource";
    refused(
        call,
        place,
        calls.write(
            call,
            place.text(),
            () ->
                lake()
                    .addLFTagsToResource(r -> r.resource(resource(place)).lfTags(pairs(tags)))
                    .failures()));
  }

  @Override
  public void unassign(TagPlace place, Map<String, String> tags) {
    String call = "RemoveLFTagsFromResource";
    SdkCalls.unless(
            SdkCalls.NOT_FOUND,
            () ->
                calls.write(
                    call,
                    place.text(),
                    () ->
                        lake()
                            .removeLFTagsFromResource(
                                r -> r.resource(resource(place)).lfTags(pairs(tags)))
                            .failures()))
        .ifPresent(failures -> refused(call, place, failures));
  }

  private static List<LFTagPair> pairs(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(t -> LFTagPair.builder().tagKey(t.getKey()).tagValues(t.getValue()).build())
            .toList();
  }

  private static Resource resource(TagPlace place) {
    Resource.Builder resource = Resource.builder();
    if (place.table().isEmpty()) {
      return resource.database(d -> d.name(place.database())).build();
    }
    return place.columns().isEmpty()
        ? resource.table(t -> t.databaseName(place.database()).name(place.table())).build()
        : resource
            .tableWithColumns(
                t ->
                    t.databaseName(place.database())
                        .name(place.table())
                        .columnNames(place.columns()))
            .build();
  }

  /** The service answers well, and tells of what it did not do. */
  private static void refused(String call, TagPlace place, List<LFTagError> failures) {
    for (LFTagError failure : failures) {
      Optional<ErrorDetail> error = Optional.ofNullable(failure.error());
      String code = error.map(ErrorDetail::errorCode).orElse("");
      if (!SdkCalls.NOT_FOUND.contains(code) || !call.startsWith("Remove")) {
        throw new MeshException(
            code.isEmpty() ? ErrorKind.TRANSIENT : AwsErrors.kind(code, ANSWERED),
            AwsErrors.message(
                "lakeformation:" + call,
                place.text(),
                code.isEmpty() ? "no code" : code,
                error.map(ErrorDetail::errorMessage).orElse("no explanation")));
      }
    }
  }
}
