package io.meshwright.cli;

import picocli.CommandLine.Command;

/** The server behind an embedded platform. */
@Command(
    name = "db",
    description = "Start, stop or find the PostgreSQL server of a workspace's embedded platform.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshwright db start shop",
      "  meshwright db url shop --session ana",
      "  meshwright db stop shop"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:Done.", "1:There are errors, or the mesh has no embedded platform."})
final class DbCommand {}
