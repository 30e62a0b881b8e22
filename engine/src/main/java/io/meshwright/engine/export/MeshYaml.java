package io.meshwright.engine.export;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.SessionLogin;
import io.meshwright.api.name.PrincipalId;
import java.util.Locale;

/** mesh.yaml and domain.yaml. */
final class MeshYaml {
  private static final String API_VERSION = "meshwright/v1";

  private MeshYaml() {}

  /** The head of a document of our own. */
  static Yaml.Builder head(String kind) {
    return Yaml.Keys.builder().text("apiVersion", API_VERSION).text("kind", kind);
  }

  static Yaml mesh(Mesh mesh) {
    Yaml.Builder platforms = Yaml.Keys.builder();
    mesh.platforms().values().forEach(p -> platforms.put(p.name().value(), platform(p)));
    Yaml.Builder principals = Yaml.Keys.builder();
    mesh.principals().values().forEach(p -> principals.put(p.id().toString(), principal(p)));
    Yaml.Builder sessions = Yaml.Keys.builder();
    mesh.sessions().values().forEach(s -> sessions.put(s.session().id().value(), session(s)));
    Yaml.Builder document =
        head("Mesh")
            .text("id", mesh.id().mesh())
            .said("workspace", mesh.id().isMain() ? "" : mesh.id().workspace())
            .keys("names", names(mesh))
            .put("platforms", platforms.build())
            .keys("principals", principals.build())
            .keys("sessions", sessions.build());
    if (mesh.classifications().declared()) {
      Yaml.Builder names = Yaml.Keys.builder();
      mesh.classifications().descriptions().forEach(names::text);
      document.put("classifications", names.build());
    }
    return document
        .items("acceptedLosses", mesh.acceptedLosses().stream().map(MeshYaml::loss).toList())
        .keys("governance", GovernanceYaml.of(mesh.governance()))
        .put("breakGlass", Yaml.Keys.builder().number("hours", mesh.breakGlassHours()).build())
        .build();
  }

  /** Documents know one prefix for all platforms; a mesh with several is read back as another. */
  private static Yaml.Keys names(Mesh mesh) {
    Yaml.Builder names = Yaml.Keys.builder();
    return mesh.platforms().values().stream()
        .map(p -> p.namePrefix().value())
        .filter(prefix -> !prefix.isEmpty())
        .findFirst()
        .map(prefix -> names.text("prefix", prefix).build())
        .orElseGet(names::build);
  }

  private static Yaml platform(Platform platform) {
    Yaml.Builder settings = Yaml.Keys.builder();
    platform.settings().forEach(settings::text);
    return Yaml.Keys.builder()
        .text("provider", platform.provider())
        .text("authority", platform.authority().name().toLowerCase(Locale.ROOT))
        .keys("settings", settings.build())
        .build();
  }

  private static Yaml principal(Principal principal) {
    Yaml.Builder identities = Yaml.Keys.builder();
    principal.identities().forEach((platform, name) -> identities.text(platform.value(), name));
    return Yaml.Keys.builder()
        .said("description", principal.description())
        .keys("identities", identities.build())
        .texts("within", principal.within().stream().map(PrincipalId::toString).toList())
        .build();
  }

  private static Yaml session(DeclaredSession session) {
    return Yaml.Keys.builder()
        .said("description", session.description())
        .put("principals", Yaml.Items.of(session.session().principals()))
        .texts(
            "inactive", session.session().inactive().stream().map(PrincipalId::toString).toList())
        .items("logins", session.logins().stream().map(MeshYaml::login).toList())
        .build();
  }

  private static Yaml login(SessionLogin login) {
    return Yaml.Keys.builder()
        .text("platform", login.platform().value())
        .text("user", login.user())
        .text("password", login.password())
        .build();
  }

  private static Yaml loss(AcceptedLoss loss) {
    return Yaml.Keys.builder()
        .text("policy", loss.policy().value())
        .text("platform", loss.platform().value())
        .text("reason", loss.reason())
        .text("until", Moment.text(loss.until()))
        .build();
  }

  static Yaml domain(Domain domain) {
    return head("Domain")
        .text("name", domain.name().value())
        .said("owner", domain.owner())
        .said("description", domain.description())
        .text("platform", domain.platform().value())
        .said(
            "authority", domain.authority().map(a -> a.name().toLowerCase(Locale.ROOT)).orElse(""))
        .texts("tags", domain.tags())
        .texts("approves", domain.approves())
        .build();
  }
}
