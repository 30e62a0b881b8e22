package io.meshwright.it.codes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The classes that are looked at, and where the values of their methods come from. */
final class Code {
  private final Map<String, ClassNode> classes = new TreeMap<>();
  private final Map<MethodNode, Frame<SourceValue>[]> frames = new HashMap<>();

  Code(Collection<URL> files) throws IOException {
    for (URL file : files) {
      try (InputStream in = file.openStream()) {
        ClassNode read = new ClassNode();
        new ClassReader(in).accept(read, ClassReader.SKIP_DEBUG);
        classes.put(read.name, read);
      }
    }
  }

  /**
   * A method of a class.
   *
   * @param owner the class
   * @param node its code
   */
  record Method(ClassNode owner, MethodNode node) {
    /** Name and types, as calls name it. */
    String signature() {
      return node.name + node.desc;
    }

    /** Which argument a local variable is at the start; -1 where it is none. */
    int argument(int local) {
      int slot = isStatic() ? 0 : 1;
      Type[] types = Type.getArgumentTypes(node.desc);
      for (int i = 0; i < types.length; i++) {
        if (slot == local) {
          return i;
        }
        slot += types[i].getSize();
      }
      return -1;
    }

    boolean isStatic() {
      return (node.access & Opcodes.ACC_STATIC) != 0;
    }
  }

  List<Method> methods() {
    List<Method> methods = new ArrayList<>();
    classes.values().forEach(c -> c.methods.forEach(m -> methods.add(new Method(c, m))));
    return methods;
  }

  boolean knows(String owner) {
    return classes.containsKey(owner);
  }

  /** Whether a call on one of the two may land in the other. */
  boolean related(String one, String other) {
    return above(one).contains(other) || above(other).contains(one);
  }

  private Set<String> above(String name) {
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.pop();
      ClassNode node = classes.get(next);
      if (found.add(next) && node != null) {
        open.addAll(node.interfaces);
        if (node.superName != null) {
          open.add(node.superName);
        }
      }
    }
    return found;
  }

  /** Where the value comes from that lies so deep on the stack before an instruction. */
  Set<AbstractInsnNode> origins(Method method, AbstractInsnNode instruction, int depth) {
    Frame<SourceValue>[] all = frames.computeIfAbsent(method.node(), n -> analyzed(method));
    Frame<SourceValue> frame = all[method.node().instructions.indexOf(instruction)];
    return frame == null ? Set.of() : frame.getStack(frame.getStackSize() - 1 - depth).insns;
  }

  private static Frame<SourceValue>[] analyzed(Method method) {
    try {
      return new Analyzer<>(new Origins()).analyze(method.owner().name, method.node());
    } catch (AnalyzerException e) {
      throw new AssertionError(method.owner().name + "." + method.signature(), e);
    }
  }
}
