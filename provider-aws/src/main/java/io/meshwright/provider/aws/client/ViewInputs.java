package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.AwsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.ResourceAction;
import software.amazon.awssdk.services.glue.model.ResourceState;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableStatus;
import software.amazon.awssdk.services.glue.model.ViewDefinition;
import software.amazon.awssdk.services.glue.model.ViewDefinitionInput;
import software.amazon.awssdk.services.glue.model.ViewDialect;
import software.amazon.awssdk.services.glue.model.ViewRepresentation;
import software.amazon.awssdk.services.glue.model.ViewRepresentationInput;

/** Views of Glue in the SDK's words, both ways. */
final class ViewInputs {
  private static final Pattern TABLE_ARN =
      Pattern.compile("arn:[a-z-]+:glue:[a-z0-9-]+:\\d{12}:table/([^/]+)/([^/]+)");
  private static final Pattern ROLE_ARN = Pattern.compile("arn:([a-z-]+):iam::(\\d{12}):role/.+");

  private static final Set<ResourceState> ENDED =
      Set.of(ResourceState.FAILED, ResourceState.STOPPED);

  private ViewInputs() {}

  /** Whether engines are asked about a view's text. */
  static boolean isValidated(GlueTable table) {
    return table.view().stream()
        .flatMap(v -> v.texts().stream())
        .anyMatch(t -> t.dialect().equals(ViewDialect.ATHENA.toString()));
  }

  static Optional<GlueView> view(Table table) {
    return Optional.ofNullable(table.viewDefinition())
        .map(
            definition ->
                new GlueView(
                    text(definition.definer()),
                    Boolean.TRUE.equals(definition.isProtected()),
                    definition.subObjects().stream().map(ViewInputs::over).toList(),
                    texts(definition, Optional.ofNullable(table.status())),
                    state(Optional.ofNullable(table.status()))));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String over(String arn) {
    Matcher matcher = TABLE_ARN.matcher(arn);
    return matcher.matches() ? matcher.group(1) + "/" + matcher.group(2) : arn;
  }

  private static List<GlueView.Text> texts(
      ViewDefinition definition, Optional<TableStatus> status) {
    List<GlueView.Text> texts = new ArrayList<>();
    for (ViewRepresentation each : definition.representations()) {
      boolean athena = each.dialect() == ViewDialect.ATHENA;
      texts.add(
          new GlueView.Text(
              text(each.dialectAsString()),
              text(each.dialectVersion()),
              athena ? ViewTexts.athena(each, status) : text(each.viewOriginalText()),
              athena ? "" : text(each.viewExpandedText())));
    }
    return texts;
  }

  /** A view whose change was refused is what it was before; one that was never made is nothing. */
  private static AwsView.State state(Optional<TableStatus> status) {
    Optional<ResourceState> state = status.map(TableStatus::state);
    if (state.isEmpty() || state.get() == ResourceState.SUCCESS) {
      return AwsView.State.READY;
    }
    boolean isOver = ENDED.contains(state.get());
    if (status.map(TableStatus::action).filter(ResourceAction.UPDATE::equals).isPresent()) {
      return isOver ? AwsView.State.READY : AwsView.State.CHANGING;
    }
    return isOver ? AwsView.State.FAILED : AwsView.State.PENDING;
  }

  /**
   * A table, or what was asked for where that is a view which was never made: while engines look at
   * its text, and after one of them refused it, the table itself is empty.
   */
  static Table asked(Table table) {
    return Optional.ofNullable(table.status())
        .filter(s -> s.action() == ResourceAction.CREATE && s.state() != ResourceState.SUCCESS)
        .flatMap(s -> Optional.ofNullable(s.details()))
        .flatMap(d -> Optional.ofNullable(d.requestedChange()))
        .filter(asked -> table.viewDefinition() == null && asked.viewDefinition() != null)
        .map(
            asked ->
                asked.toBuilder()
                    .databaseName(table.databaseName())
                    .name(table.name())
                    .versionId(table.versionId())
                    .status(table.status())
                    .build())
        .orElse(table);
  }

  /**
   * A view as a call takes it.
   *
   * @param region where the catalogue is; its account is the definer's
   * @param connection by which Athena checks its text
   */
  static ViewDefinitionInput input(GlueView view, String region, Optional<String> connection) {
    Matcher role = ROLE_ARN.matcher(view.definer());
    if (!role.matches()) {
      throw new IllegalArgumentException("'" + view.definer() + "' is no role");
    }
    String tables = "arn:" + role.group(1) + ":glue:" + region + ":" + role.group(2) + ":table/";
    return ViewDefinitionInput.builder()
        .isProtected(view.isProtected())
        .definer(view.definer())
        .subObjects(view.over().stream().map(t -> tables + t).toList())
        .representations(view.texts().stream().map(t -> input(t, connection)).toList())
        .build();
  }

  private static ViewRepresentationInput input(GlueView.Text text, Optional<String> connection) {
    ViewRepresentationInput.Builder input =
        ViewRepresentationInput.builder()
            .dialect(text.dialect())
            .dialectVersion(text.version())
            .viewOriginalText(text.original());
    // Athena takes no expanded text, and Spark queries by no other.
    return text.dialect().equals(ViewDialect.ATHENA.toString())
        ? input.validationConnection(connection.orElse(null)).build()
        : input.viewExpandedText(text.expanded()).build();
  }
}
