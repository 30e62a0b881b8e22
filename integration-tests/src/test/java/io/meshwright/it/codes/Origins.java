package io.meshwright.it.codes;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Follows a value back to what made it: past local variables and casts, to a constant, a call, a
 * field or a parameter, which a load that belongs to no method stands for.
 */
final class Origins extends SourceInterpreter {
  Origins() {
    super(Opcodes.ASM9);
  }

  @Override
  public SourceValue newParameterValue(boolean instance, int local, Type type) {
    return new SourceValue(type.getSize(), new VarInsnNode(Opcodes.ALOAD, local));
  }

  @Override
  public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
    return value;
  }

  @Override
  public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
    return instruction.getOpcode() == Opcodes.CHECKCAST
        ? value
        : super.unaryOperation(instruction, value);
  }
}
