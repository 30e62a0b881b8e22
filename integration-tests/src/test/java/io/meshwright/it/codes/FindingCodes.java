package io.meshwright.it.codes;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.meshwright.it.codes.Code.Method;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Every code that a finding can have: the constants that reach the first argument of a {@code
 * Problem}, followed back through parameters, fields and returned values.
 */
final class FindingCodes {
  private static final String PROBLEM = "io/meshwright/api/problem/Problem";

  private final Code code;
  private final Set<String> passing;
  private final SortedMap<String, SortedSet<String>> codes = new TreeMap<>();
  private final SortedSet<String> unknown = new TreeSet<>();
  private final Deque<Wanted> open = new ArrayDeque<>();
  private final Set<Wanted> seen = new HashSet<>();

  private FindingCodes(Code code, Set<String> passing) {
    this.code = code;
    this.passing = passing;
  }

  /**
   * What is found.
   *
   * @param codes every code, with the classes that name it
   * @param unknown places that make a code of something other than constants
   */
  record Found(SortedMap<String, SortedSet<String>> codes, SortedSet<String> unknown) {}

  /** What has to be followed back. */
  private sealed interface Wanted {
    record Argument(String owner, String name, String types, int index) implements Wanted {}

    record Field(String owner, String name) implements Wanted {}

    record Returned(String owner, String name, String types) implements Wanted {}
  }

  /**
   * The codes of some classes.
   *
   * @param passing classes that hand on codes which they read from elsewhere
   */
  static Found of(JavaClasses classes, Set<String> passing) throws IOException {
    List<URL> files = new ArrayList<>();
    for (var one : classes) {
      files.add(url(one.getSource().orElseThrow().getUri().toString()));
    }
    FindingCodes search = new FindingCodes(new Code(files), passing);
    search.follow(new Wanted.Argument(PROBLEM, "<init>", problemTypes(classes), 0));
    return new Found(search.codes, search.unknown);
  }

  private static URL url(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String problemTypes(JavaClasses classes) {
    return classes.get(PROBLEM.replace('/', '.')).getConstructors().stream()
        .map(c -> Type.getConstructorDescriptor(c.reflect()))
        .findFirst()
        .orElseThrow();
  }

  private void follow(Wanted first) {
    open.add(first);
    seen.add(first);
    while (!open.isEmpty()) {
      Wanted wanted = open.pop();
      for (Method method : code.methods()) {
        for (AbstractInsnNode instruction : method.node().instructions) {
          look(wanted, method, instruction);
        }
      }
    }
  }

  private void look(Wanted wanted, Method method, AbstractInsnNode instruction) {
    switch (wanted) {
      case Wanted.Argument argument -> argument(argument, method, instruction);
      case Wanted.Field field -> {
        if (instruction instanceof FieldInsnNode node
            && (node.getOpcode() == Opcodes.PUTFIELD || node.getOpcode() == Opcodes.PUTSTATIC)
            && node.name.equals(field.name())
            && node.owner.equals(field.owner())) {
          origins(method, instruction, 0);
        }
      }
      case Wanted.Returned returned -> {
        if (instruction.getOpcode() == Opcodes.ARETURN
            && method.signature().equals(returned.name() + returned.types())
            && code.related(method.owner().name, returned.owner())) {
          origins(method, instruction, 0);
        }
      }
    }
  }

  private void argument(Wanted.Argument wanted, Method method, AbstractInsnNode instruction) {
    int count = Type.getArgumentTypes(wanted.types()).length;
    switch (instruction) {
      case MethodInsnNode call when matches(wanted, call.owner, call.name, call.desc) ->
          origins(method, call, count - 1 - wanted.index());
      case InvokeDynamicInsnNode made ->
          Arrays.stream(made.bsmArgs)
              .filter(Handle.class::isInstance)
              .map(Handle.class::cast)
              .filter(h -> matches(wanted, h.getOwner(), h.getName(), h.getDesc()))
              .forEach(h -> captured(wanted, method, made, h));
      default -> {}
    }
  }

  /** Lambdas take what they capture as their first arguments. */
  private void captured(
      Wanted.Argument wanted, Method method, InvokeDynamicInsnNode made, Handle handle) {
    boolean receiver =
        handle.getTag() != Opcodes.H_INVOKESTATIC && handle.getTag() != Opcodes.H_NEWINVOKESPECIAL;
    int captured = Type.getArgumentTypes(made.desc).length;
    int index = wanted.index() + (receiver ? 1 : 0);
    if (index < captured) {
      origins(method, made, captured - 1 - index);
    } else {
      unknown.add(method.owner().name + ": a function is given the code of a finding");
    }
  }

  private boolean matches(Wanted.Argument wanted, String owner, String name, String types) {
    return name.equals(wanted.name())
        && types.equals(wanted.types())
        && (name.equals("<init>")
            ? owner.equals(wanted.owner())
            : code.related(owner, wanted.owner()));
  }

  private void origins(Method method, AbstractInsnNode instruction, int depth) {
    for (AbstractInsnNode origin : code.origins(method, instruction, depth)) {
      origin(method, origin);
    }
  }

  private void origin(Method method, AbstractInsnNode origin) {
    String in = method.owner().name;
    switch (origin) {
      case LdcInsnNode constant when constant.cst instanceof String text ->
          codes.computeIfAbsent(text, k -> new TreeSet<>()).add(in.replace('/', '.'));
      case VarInsnNode parameter when method.argument(parameter.var) >= 0 ->
          want(
              new Wanted.Argument(
                  in, method.node().name, method.node().desc, method.argument(parameter.var)));
      case FieldInsnNode field when code.knows(field.owner) ->
          want(new Wanted.Field(field.owner, field.name));
      case MethodInsnNode call when code.knows(call.owner) ->
          want(new Wanted.Returned(call.owner, call.name, call.desc));
      default -> {
        if (!passing.contains(in.replace('/', '.'))) {
          unknown.add(in + "." + method.node().name + ": the code of a finding is no constant");
        }
      }
    }
  }

  private void want(Wanted wanted) {
    if (seen.add(Objects.requireNonNull(wanted))) {
      open.add(wanted);
    }
  }
}
