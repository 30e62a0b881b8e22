package io.meshwright.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a parser that is not ours sees in a text. */
final class ParsedMarkdown extends AbstractVisitor {
  /** Rows of all tables, header rows included: the text of each cell. */
  final List<List<String>> rows = new ArrayList<>();

  /** Raw HTML, as it stands there. */
  final List<String> html = new ArrayList<>();

  /** Links and pictures. */
  final List<Node> links = new ArrayList<>();

  /** What stands in code. */
  final List<String> codes = new ArrayList<>();

  /** What stands anywhere else. */
  final StringBuilder prose = new StringBuilder();

  /** Everything that is seen. */
  final StringBuilder seen = new StringBuilder();

  private ParsedMarkdown() {}

  static ParsedMarkdown of(String markdown) {
    ParsedMarkdown parsed = new ParsedMarkdown();
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .build()
        .parse(markdown)
        .accept(parsed);
    return parsed;
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof TableRow) {
      rows.add(new ArrayList<>());
    }
    if (node instanceof TableCell) {
      int begin = seen.length();
      visitChildren(node);
      rows.getLast().add(seen.substring(begin));
      return;
    }
    visitChildren(node);
  }

  @Override
  public void visit(Text node) {
    prose.append(node.getLiteral());
    seen.append(node.getLiteral());
  }

  @Override
  public void visit(Code node) {
    codes.add(node.getLiteral());
    seen.append(node.getLiteral());
  }

  @Override
  public void visit(HtmlInline node) {
    html.add(node.getLiteral());
  }

  @Override
  public void visit(HtmlBlock node) {
    html.add(node.getLiteral());
  }

  @Override
  public void visit(Link node) {
    links.add(node);
    visitChildren(node);
  }

  @Override
  public void visit(Image node) {
    links.add(node);
    visitChildren(node);
  }
}
