package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Two engines in one JVM share no state: what is static is final, and cannot be changed within
 * either. Looks at the values themselves, since a final map may still be filled.
 */
class StaticStateTest {
  private static final List<Class<?>> FIXED =
      List.of(
          Boolean.class,
          Character.class,
          Number.class,
          String.class,
          Enum.class,
          Class.class,
          Pattern.class,
          BigDecimal.class,
          BigInteger.class,
          UUID.class,
          OptionalInt.class,
          Charset.class,
          Path.class);

  /** Loggers and what makes or writes JSON: set up once, where they are made. */
  private static final List<String> TOOLS =
      List.of(
          "org.slf4j.",
          "com.fasterxml.jackson.databind.node.",
          "com.fasterxml.jackson.databind.json.");

  /** Threads of one JVM queue here for a file that only its processes can be told apart by. */
  private static final List<String> ALLOWED =
      List.of("io.meshwright.provider.postgres.client.EmbeddedLock.QUEUES");

  @Test
  void nothingStaticCanChange() throws ReflectiveOperationException {
    List<String> found = new ArrayList<>();
    int looked = 0;
    for (JavaClass ours :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.meshwright")) {
      for (Field field : Class.forName(ours.getName()).getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          looked++;
          String name = ours.getName() + "." + field.getName();
          field.setAccessible(true);
          if (!Modifier.isFinal(field.getModifiers())) {
            found.add(name + " is not final");
          }
          Optional<String> mutable =
              ALLOWED.contains(name) ? Optional.empty() : mutable(field.get(null));
          mutable.ifPresent(what -> found.add(name + " holds " + what));
        }
      }
    }
    assertThat(found).isEmpty();
    assertThat(looked).isGreaterThan(100);
  }

  /** What about a value could be changed. */
  private static Optional<String> mutable(@Nullable Object value)
      throws ReflectiveOperationException {
    if (value == null || FIXED.stream().anyMatch(type -> type.isInstance(value))) {
      return Optional.empty();
    }
    Class<?> type = value.getClass();
    if (type.isHidden()
        || type.getName().startsWith("java.time.")
        || TOOLS.stream().anyMatch(type.getName()::startsWith)) {
      return Optional.empty();
    }
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? mutable(optional.get()) : Optional.empty();
    }
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      return collection(value);
    }
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        component.getAccessor().setAccessible(true);
        Optional<String> part = mutable(component.getAccessor().invoke(value));
        if (part.isPresent()) {
          return part;
        }
      }
      return Optional.empty();
    }
    return ours(value);
  }

  private static Optional<String> collection(Object value) throws ReflectiveOperationException {
    String type = value.getClass().getName();
    if (!type.startsWith("java.util.ImmutableCollections")
        && !type.matches("java\\.util\\.Collections\\$(Unmodifiable|Empty|Singleton).*")) {
      return Optional.of(type + ", which can be filled");
    }
    Collection<Object> parts = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      parts.addAll(map.keySet());
      parts.addAll(map.values());
    } else {
      parts.addAll((Collection<?>) value);
    }
    for (Object part : parts) {
      Optional<String> within = mutable(part);
      if (within.isPresent()) {
        return within;
      }
    }
    return Optional.empty();
  }

  /** An object of ours whose fields are final and hold nothing that could be changed. */
  private static Optional<String> ours(Object value) throws ReflectiveOperationException {
    Class<?> type = value.getClass();
    if (!type.getName().startsWith("io.meshwright.")) {
      return Optional.of(type.getName());
    }
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        if (!Modifier.isFinal(field.getModifiers())) {
          return Optional.of(type.getName() + ", whose " + field.getName() + " can be set");
        }
        Optional<String> within = mutable(field.get(value));
        if (within.isPresent()) {
          return within;
        }
      }
    }
    return Optional.empty();
  }
}
