package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.GlueRegistry;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.client.SchemaGateway;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The schema registries of Glue. Whether two versions fit is left to the assessment. */
final class FakeSchemas implements SchemaGateway {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9-_$#.]{1,255}");
  private static final int LONGEST = 170_000;

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeSchemas(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "glue." + call, writes));
  }

  private static String key(String registry, String name) {
    return registry + "/" + name;
  }

  @Override
  public List<GlueRegistry> registries(String prefix) {
    told("ListRegistries", false);
    synchronized (account) {
      return account.registries.values().stream().filter(r -> r.name().startsWith(prefix)).toList();
    }
  }

  @Override
  public Optional<GlueRegistry> registry(String name) {
    told("GetRegistry", false);
    synchronized (account) {
      return Optional.ofNullable(account.registries.get(name));
    }
  }

  @Override
  public List<GlueSchema> schemas(String registry) {
    told("ListSchemas", false);
    synchronized (account) {
      return inside(registry);
    }
  }

  private List<GlueSchema> inside(String registry) {
    return account.schemas.values().stream().filter(s -> s.registry().equals(registry)).toList();
  }

  @Override
  public Optional<GlueSchema> schema(String registry, String name) {
    told("GetSchema", false);
    synchronized (account) {
      return Optional.ofNullable(account.schemas.get(key(registry, name)));
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: name " + name);
    }
  }

  @Override
  public void create(GlueRegistry registry) {
    told("CreateRegistry", true);
    synchronized (account) {
      checkName(registry.name());
      if (account.registries.putIfAbsent(registry.name(), registry) != null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + registry.name());
      }
    }
  }

  @Override
  public void update(GlueRegistry now, GlueRegistry wanted) {
    told("UpdateRegistry", true);
    synchronized (account) {
      if (account.registries.replace(wanted.name(), wanted) == null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + wanted.name());
      }
    }
  }

  @Override
  public void deleteRegistry(String name) {
    told("DeleteRegistry", true);
    synchronized (account) {
      if (!inside(name).isEmpty()) {
        throw FakeAccount.refused(ErrorKind.USER, "registry " + name + " holds schemas");
      }
      account.registries.remove(name);
    }
  }

  @Override
  public void create(GlueSchema schema) {
    told("CreateSchema", true);
    synchronized (account) {
      checkName(schema.name());
      checkDefinition(schema);
      if (!account.registries.containsKey(schema.registry())) {
        throw FakeAccount.refused(
            ErrorKind.CONFLICT, "EntityNotFoundException: " + schema.registry());
      }
      if (account.schemas.putIfAbsent(key(schema.registry(), schema.name()), schema) != null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "AlreadyExistsException: " + schema.name());
      }
      account.definitions.put(
          key(schema.registry(), schema.name()), new ArrayList<>(List.of(schema.definition())));
    }
  }

  private static void checkDefinition(GlueSchema schema) {
    if (schema.definition().isEmpty() || schema.definition().length() > LONGEST) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidInputException: definition");
    }
  }

  @Override
  public void update(GlueSchema now, GlueSchema wanted) {
    told("RegisterSchemaVersion", true);
    synchronized (account) {
      checkDefinition(wanted);
      List<String> versions =
          account.definitions.getOrDefault(
              key(wanted.registry(), wanted.name()), new ArrayList<>());
      if (!now.definition().equals(wanted.definition())) {
        if (versions.contains(wanted.definition())) {
          throw FakeAccount.refused(
              ErrorKind.USER, "an earlier version of " + wanted.name() + " is so");
        }
        versions.add(wanted.definition());
      }
      if (account.schemas.replace(key(wanted.registry(), wanted.name()), wanted) == null) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "EntityNotFoundException: " + wanted.name());
      }
    }
  }

  @Override
  public void deleteSchema(String registry, String name) {
    told("DeleteSchema", true);
    synchronized (account) {
      account.schemas.remove(key(registry, name));
    }
  }
}
