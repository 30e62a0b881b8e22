package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The example of a page about a code. Blocks that name a file change the workspace that {@code
 * meshwright init shop} makes: {@code yaml title=FILE} is a whole file, {@code diff title=FILE}
 * what is changed in one. A command may choose the environment.
 *
 * @param files what the workspace is changed to
 * @param environment chosen by the command
 * @param message what the page says is printed
 */
record PageExample(List<Change> files, Optional<String> environment, Optional<String> message) {
  private static final String TITLE = " title=";

  /**
   * A change of a file.
   *
   * @param file relative to the workspace
   * @param text the new file, or a difference
   * @param difference which of the two
   */
  record Change(String file, String text, boolean difference) {}

  static PageExample of(String page) {
    List<Change> files = new ArrayList<>();
    List<String> environments = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (FencedCodeBlock block : blocks(page)) {
      String info = block.getInfo();
      int title = info.indexOf(TITLE);
      if (title >= 0) {
        String file = info.substring(title + TITLE.length());
        files.add(new Change(file, block.getLiteral(), info.startsWith("diff")));
      } else if (info.equals("sh") && block.getLiteral().contains("--env ")) {
        environments.add(block.getLiteral().replaceFirst("(?s).*--env (\\S+).*", "$1"));
      } else if (info.equals("text")) {
        messages.add(block.getLiteral());
      }
    }
    return new PageExample(files, environments.stream().findFirst(), messages.stream().findFirst());
  }

  private static List<FencedCodeBlock> blocks(String page) {
    List<FencedCodeBlock> blocks = new ArrayList<>();
    boolean within = false;
    for (Node node = Parser.builder().build().parse(page).getFirstChild();
        node != null;
        node = node.getNext()) {
      if (node instanceof Heading heading) {
        within = title(heading).equals("Example");
      } else if (within && node instanceof FencedCodeBlock block) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  private static String title(Heading heading) {
    StringBuilder title = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            title.append(text.getLiteral());
          }
        });
    return title.toString();
  }

  /** Whether the example is a workspace. */
  boolean isWorkspace() {
    return !files.isEmpty();
  }

  /** Changes the files of a workspace. */
  void apply(Path workspace) throws IOException {
    for (Change change : files) {
      Path file = workspace.resolve(change.file());
      Files.createDirectories(file.getParent());
      String text = change.difference() ? changed(Files.readString(file), change) : change.text();
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String changed(String file, Change change) {
    StringBuilder before = new StringBuilder("\n");
    StringBuilder after = new StringBuilder("\n");
    for (String line : change.text().lines().toList()) {
      String rest = line.isEmpty() ? "" : line.substring(1);
      if (!line.startsWith("+")) {
        before.append(rest).append('\n');
      }
      if (!line.startsWith("-")) {
        after.append(rest).append('\n');
      }
    }
    String text = "\n" + file;
    assertThat(text).as(change.file()).containsOnlyOnce(before.toString());
    return text.replace(before, after).substring(1);
  }
}
