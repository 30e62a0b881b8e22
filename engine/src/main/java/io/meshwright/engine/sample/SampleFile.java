package io.meshwright.engine.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file with a header line, read as rows of a table. An empty field is NULL, a quoted empty
 * field is empty text; columns that the header lacks are NULL.
 *
 * @param columns the header
 * @param rows typed values in that order
 * @param problems cells that do not fit; nothing is loaded where there are any
 */
public record SampleFile(List<String> columns, List<List<DataValue>> rows, List<Problem> problems) {
  private static final int MAX_PROBLEMS = 20;

  /** Copies the lists. */
  public SampleFile {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    problems = List.copyOf(problems);
  }

  /** Reads a file; what is wrong with it is a problem with its line. */
  public static SampleFile read(Path workspace, String file, TableSchema schema) {
    CsvMapper mapper =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
            .build();
    Reading reading = new Reading(file, schema);
    try (var reader = Files.newBufferedReader(workspace.resolve(file), StandardCharsets.UTF_8);
        MappingIterator<String[]> lines = mapper.readerFor(String[].class).readValues(reader)) {
      while (lines.hasNextValue()) {
        int line = lines.getCurrentLocation().getLineNr();
        reading.line(Math.max(1, line), lines.nextValue());
      }
    } catch (NoSuchFileException e) {
      reading.problem(1, "there is no such file", "write it, or remove the sample");
    } catch (JsonProcessingException e) {
      reading.problem(1, "is not CSV: " + e.getOriginalMessage(), "quote fields that hold quotes");
    } catch (IOException e) {
      reading.problem(1, "cannot be read: " + e.getMessage(), "");
    }
    return new SampleFile(reading.header, reading.rows, reading.problems);
  }

  private static final class Reading {
    private final String file;
    private final TableSchema schema;
    private final List<List<DataValue>> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private List<String> header = List.of();

    private Reading(String file, TableSchema schema) {
      this.file = file;
      this.schema = schema;
    }

    private void line(int line, String[] fields) {
      if (header.isEmpty()) {
        header = Arrays.stream(fields).map(f -> f == null ? "" : f.strip()).toList();
        checkHeader();
        return;
      }
      if (fields.length != header.size()) {
        problem(
            line,
            "has " + fields.length + " fields, the header has " + header.size(),
            "write one field per column");
        return;
      }
      List<DataValue> row = new ArrayList<>();
      for (int i = 0; i < fields.length; i++) {
        row.add(cell(line, header.get(i), Optional.ofNullable(fields[i])));
      }
      rows.add(row);
    }

    private void checkHeader() {
      for (String name : header) {
        if (schema.column(name).isEmpty()) {
          problem(
              1,
              "there is no column '" + name + "' in " + schema.name(),
              "it has " + String.join(", ", schema.columnNames()));
        }
      }
      if (new HashSet<>(header).size() != header.size()) {
        problem(1, "the header names a column twice", "name each once");
      }
    }

    private DataValue cell(int line, String name, Optional<String> text) {
      Optional<Column> column = schema.column(name);
      if (column.isEmpty()) {
        return DataValue.Null.VALUE;
      }
      if (text.isEmpty()) {
        if (column.get().required()) {
          problem(line, "column '" + name + "' is required and empty", "give it a value");
        }
        return DataValue.Null.VALUE;
      }
      Optional<DataValue> value = CellReader.read(text.get(), column.get().type());
      if (value.isEmpty()) {
        problem(
            line,
            "column '" + name + "' holds no " + column.get().type().text() + " value",
            "write dates and times as ISO 8601, numbers with a point, bytes as hex");
      }
      return value.orElse(DataValue.Null.VALUE);
    }

    private void problem(int line, String what, String remedy) {
      if (problems.size() < MAX_PROBLEMS) {
        problems.add(Problem.error("sample", "", what, remedy).at(new Place(file, line, 1)));
      }
    }
  }
}
