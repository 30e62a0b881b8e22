package io.meshwright.engine.sample;

import io.meshwright.api.schema.DataValue;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the text of a cell as XML content: a document, or a piece of one. */
final class XmlCells {
  private static final String DECLARATION = "<?xml ";
  private static final String END_OF_DECLARATION = "?>";

  private XmlCells() {}

  /** The content as it is written; empty where it is not well-formed, or has a DOCTYPE. */
  static Optional<DataValue> read(String text) {
    String content = text;
    if (text.startsWith(DECLARATION)) {
      int end = text.indexOf(END_OF_DECLARATION);
      content = end < 0 ? "<" : text.substring(end + END_OF_DECLARATION.length());
    }
    return isWellFormed("<content>" + content + "</content>")
        ? Optional.of(new DataValue.Xml(text))
        : Optional.empty();
  }

  private static boolean isWellFormed(String document) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
      while (reader.hasNext()) {
        reader.next();
      }
      return true;
    } catch (XMLStreamException e) {
      return false;
    }
  }
}
